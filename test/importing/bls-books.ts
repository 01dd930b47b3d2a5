import { type Cell, xlsxOf } from './pack.ts';

/** Small workbooks of our own making in the layouts of the Bureau of Labor Statistics; the figures are invented. */

const WAGES = ['MEAN', 'PCT10', 'PCT25', 'MEDIAN', 'PCT75', 'PCT90'] as const;

/** A row of a wage file; wages stand in the order of {@link WAGES}. */
export interface WageRow {
  code: string;
  title: string;
  level?: string;
  jobs?: Cell;
  hourly?: readonly Cell[];
  yearly?: readonly Cell[];
  only?: 'ANNUAL' | 'HOURLY';
  area?: string;
  areaCode?: string;
  short?: string;
  type?: number;
  industry?: string;
}

const NONE = WAGES.map(() => '*');

export const WAGE_ROWS: readonly WageRow[] = [
  { code: '00-0000', title: 'All Occupations', level: 'total', jobs: 9000 },
  {
    code: '11-0000',
    title: 'Management Occupations',
    level: 'major',
    jobs: 3560,
    yearly: [135_000, 51_000, 69_000, 106_000, 167_000, '#'],
  },
  {
    code: '11-1021',
    title: 'General and Operations Managers',
    jobs: 3500,
    hourly: [64.87, 24.08, 33.1, 50.85, 80.2, '#'],
    yearly: [134_940, 50_090, 68_850, 105_770, 166_820, '#'],
  },
  {
    code: '13-1020',
    title: 'Buyers and Purchasing Agents',
    level: 'broad',
    jobs: 1,
    yearly: [1, 1, 1, 1, 1, 1],
  },
  {
    code: '13-1020',
    title: 'Buyers and Purchasing Agents',
    jobs: 480,
    hourly: [38.5, 21, 28, 36.84, 46, 58],
    yearly: [80_080, 43_680, 58_240, 76_630, 95_680, 120_640],
  },
  {
    code: '15-1243',
    title: 'Database Architects',
    jobs: 60,
    hourly: [66.1, 38, 50, 65.2, 80, 95],
    yearly: [137_480, 79_040, 104_000, 135_620, 166_400, 197_600],
  },
  {
    code: '25-2031',
    title: 'Secondary School Teachers',
    jobs: 1000,
    hourly: NONE,
    yearly: [73_000, 47_000, 58_000, 66_000, 84_000, 107_000],
    only: 'ANNUAL',
  },
  {
    code: '27-2011',
    title: 'Actors',
    jobs: '**',
    hourly: [38.2, 15.1, 18, 152.63999999999999, 60, 99],
    yearly: NONE,
    only: 'HOURLY',
  },
  {
    code: '29-1141',
    title: 'Registered Nurses',
    jobs: 3300,
    hourly: [48.76, 33, 38, 46.9, 54, 66],
    yearly: [101_420, 68_940, 80_330, 97_550, 112_350, 137_470],
  },
  {
    code: '53-7121',
    title: 'Tank Car, Truck, and Ship Loaders',
    jobs: 12,
    hourly: [25, 17, 20, 24, 29, 35],
    yearly: [52_000, 35_360, 41_600, 49_920, 60_320, 72_800],
  },
];

/** `national_M20YY_dl.xlsx` and its kin; `lower` writes the header as older files do. */
export function wageBook(sheet: string, rows: readonly WageRow[] = WAGE_ROWS, lower = false): Buffer {
  const header = [
    ...['AREA', 'AREA_TITLE', 'AREA_TYPE', 'PRIM_STATE', 'NAICS', 'NAICS_TITLE', 'I_GROUP', 'OWN_CODE'],
    ...[
      'OCC_CODE',
      'OCC_TITLE',
      'O_GROUP',
      'TOT_EMP',
      'EMP_PRSE',
      'JOBS_1000',
      'LOC_QUOTIENT',
      'PCT_TOTAL',
      'PCT_RPT',
    ],
    ...['H_MEAN', 'A_MEAN', 'MEAN_PRSE', 'H_PCT10', 'H_PCT25', 'H_MEDIAN', 'H_PCT75', 'H_PCT90'],
    ...['A_PCT10', 'A_PCT25', 'A_MEDIAN', 'A_PCT75', 'A_PCT90', 'ANNUAL', 'HOURLY'],
  ];
  const body = rows.map((row): Cell[] => {
    const [hMean, ...h] = row.hourly ?? NONE;
    const [aMean, ...a] = row.yearly ?? NONE;
    return [
      ...[
        row.areaCode ?? 99,
        row.area ?? 'U.S.',
        row.type ?? 1,
        row.short ?? 'US',
        '000000',
        'Cross-industry',
        row.industry ?? 'cross-industry',
        '1235',
      ],
      ...[row.code, row.title, row.level ?? 'detailed', row.jobs ?? '**', 0.5, null, null, null, '~'],
      ...[hMean ?? '*', aMean ?? '*', 0.4, ...h, ...a],
      ...[row.only === 'ANNUAL' ? 'TRUE' : null, row.only === 'HOURLY' ? 'TRUE' : null],
    ];
  });
  return xlsxOf({
    [sheet]: [lower ? header.map((title) => title.toLowerCase()) : header, ...body],
    'Field Descriptions': [['Field', 'what it is']],
    Filler: [['nothing']],
  });
}

const yearly = (median: Cell): readonly Cell[] => ['*', '*', '*', median, '*', '*'];

const CALIFORNIA = { area: 'California', areaCode: '06', short: 'CA', type: 2 };

export const STATE_ROWS: readonly WageRow[] = [
  { code: '29-1141', title: 'Registered Nurses', ...CALIFORNIA, yearly: yearly(133_990), jobs: 330 },
  {
    code: '29-1141',
    title: 'Registered Nurses',
    area: 'Guam',
    areaCode: '66',
    short: 'GU',
    type: 3,
    yearly: yearly('*'),
  },
  {
    code: '29-1141',
    title: 'Registered Nurses',
    area: 'Texas',
    areaCode: '48',
    short: 'TX',
    type: 2,
    yearly: yearly(84_320),
  },
  {
    code: '11-1021',
    title: 'General and Operations Managers',
    area: 'New York',
    areaCode: '36',
    short: 'NY',
    type: 2,
    yearly: yearly('#'),
  },
];

export const METRO_ROWS: readonly WageRow[] = [
  {
    code: '29-1141',
    title: 'Registered Nurses',
    area: 'Abilene, TX',
    areaCode: '10180',
    type: 4,
    yearly: yearly(76_000),
  },
];

/** `occupation.xlsx`: one table from the 2024–34 edition on, two before. */
export function projectionBook(edition: '2024-34' | '2022-32'): Buffer {
  const [base, end, dash] = edition === '2024-34' ? ['2024', '2034', '–'] : ['2022', '2032', '-'];
  const period = `${base}${dash}${end.slice(2)}`;
  const start = [
    `${base} National Employment Matrix title`,
    `${base} National Employment Matrix code`,
    'Occupation type',
    `Employment, ${base}`,
    `Employment, ${end}`,
  ];
  const change = [`Employment change, numeric, ${period}`, `Employment change, percent, ${period}`];
  const traits = [
    `Percent self employed, ${base}`,
    `Occupational openings, ${period} annual average`,
    `Median annual wage, dollars, ${base}[1]`,
    'Typical education needed for entry',
    'Work experience in a related occupation',
    'Typical on-the-job training needed to attain competency in the occupation',
  ];
  const rows: Cell[][] = [
    [
      'Total, all occupations',
      '00-0000',
      'Summary',
      169_956.1,
      175_167.9,
      5211.8,
      3.1,
      5.8,
      18_863.3,
      49_500,
      '—',
      '—',
      '—',
    ],
    [
      '  Management occupations',
      '11-0000',
      'Summary',
      3800,
      3966,
      166,
      4.4,
      1.2,
      310.7,
      110_000,
      '—',
      '—',
      '—',
    ],
    [
      '    General and operations managers',
      '11-1021',
      'Line item',
      3712.9,
      3876.9,
      164,
      4.4,
      1.2,
      308.7,
      '>=$239,200',
      "Bachelor's degree",
      '5 years or more',
      'None',
    ],
    [
      '    Buyers and purchasing agents',
      '13-1020',
      'Line item',
      500,
      520,
      20,
      4,
      1,
      45.1,
      75_000,
      "Bachelor's degree",
      'None',
      'Moderate-term on-the-job training',
    ],
    [
      '    Registered nurses',
      '29-1141',
      'Line item',
      3391,
      3557.1,
      166.1,
      4.9,
      1,
      189.1,
      93_600,
      "Bachelor's degree",
      'None',
      'None',
    ],
    [
      '    Legislators',
      '11-1031',
      'Line item',
      50,
      49.849999999999994,
      -0.15,
      -0.3,
      '—',
      2.1,
      47_000,
      '—',
      '—',
      '—',
    ],
    ['[1] A footnote'],
  ];
  const complete = { 'Table 1.2': [['Table 1.2'], [...start, ...change, ...traits], ...rows] };
  if (edition === '2024-34') return xlsxOf({ Index: [['Index']], ...complete });
  const short = rows.map((row) => [...row.slice(0, 7), row[8] ?? null]);
  return xlsxOf({
    Index: [['Index']],
    'Table 1.2': [['Table 1.2'], [...start, ...change, traits[1] ?? ''], ...short],
    'Table 1.7': complete['Table 1.2'],
  });
}

/** `cpsaat11b.xlsx`: titles without codes. */
export function ageBook(): Buffer {
  return xlsxOf({
    cpsaat11b: [
      ['HOUSEHOLD DATA\n ANNUAL AVERAGES\n 11b. Employed people'],
      ['[Numbers in thousands]'],
      [''],
      ['Occupation', '2025'],
      [null, 'Total, 16 years and over', '16 to 19 years', 'Median age'],
      ['Total employed', 163_493, 5551, 42.1],
      ['Management occupations'],
      ['General and Operations Managers', 1200, 3, 44],
      ['Database administrators and architects', 160, 0, 42.700000000000003],
      ['Actors', 44, 1, '–'],
      ['Registered nurses', 3400, 1, 42.3],
      ['NOTE: Annual estimates for 2025 are 11-month averages that exclude October.'],
    ],
  });
}

export function matrixBook(): Buffer {
  return xlsxOf({
    'ONET to SOC crosswalk': [
      ['A crosswalk'],
      [
        'Sort Order',
        'O*NET-SOC Code',
        'O*NET-SOC Title',
        'NEM Code',
        'National Employment Matrix Occupational Title',
      ],
      [1, '11-1021.00', 'General and Operations Managers', '11-1021', 'General and operations managers'],
      [2, '13-1021.00', 'Buyers', '13-1020', 'Buyers and purchasing agents'],
      [3, '29-1141.01', 'Acute Care Nurses', '29-1141', 'Registered nurses'],
    ],
  });
}

export function censusBook(): Buffer {
  return xlsxOf({
    OVERVIEW: [['What this is']],
    '2018 Census Occ Code List': [
      [null, '2018 Census Title ', '2018 Census Code', '2018 SOC Code'],
      [null, 'Management Occupations:', '0010-0440', '11-0000 - 11-9199'],
      [null, 'General and operations managers', '0020', '11-1021'],
      [null, 'Database administrators and architects', '1065', '15-124X'],
      [null, 'Actors', '2700', '27-2011'],
      [null, 'Registered nurses', '3255', '29-1141'],
    ],
  });
}

export function directMatchBook(): Buffer {
  return xlsxOf({
    'Sorted by SOC': [
      ['2018 SOC Direct Match Title File'],
      ['2018 SOC Code', '2018 SOC Title', '2018 SOC Direct Match Title', 'Illustrative Example'],
      ['11-1021', 'General and Operations Managers', 'General Manager', 'x'],
      ['29-1141', 'Registered Nurses', 'Ward Nurse', null],
    ],
  });
}

/** A classification of our own: one group holds two published occupations, the others one or none. */
export function groupBook(): Buffer {
  return xlsxOf({
    'SOC 2018': [
      ['The classification'],
      ['SOC Group', 'SOC Code', 'SOC Title', 'SOC Definition'],
      ['Major', '11-0000', 'Management Occupations', null],
      ['Minor', '11-1000', 'Top Executives', null],
      ['Broad', '11-1020', 'General and Operations Managers', null],
      ['Detailed', '11-1021', 'General and Operations Managers', 'What they do'],
      ['Broad', '15-1240', 'Database Architects', null],
      ['Detailed', '15-1243', 'Database Architects', 'What they do'],
      ['Major', '13-0000', 'Business Occupations', null],
      ['Broad', '13-1020', 'Buyers and Purchasing Agents', null],
      ['Detailed', '13-1021', 'Buyers', 'What they do'],
    ],
  });
}

/** Price levels in the publisher's own layout, with a year that is not out yet and a line of goods alone. */
export const PRICE_TABLE = [
  '"GeoFIPS","GeoName","Region","TableName","LineCode","IndustryClassification","Description","Unit","2024","2025"',
  ' "06000","California",8,"SARPP",1,"...","RPPs: All items","Index",110.720,(NA)',
  ' "06000","California",8,"SARPP",2,"...","RPPs: Goods","Index",99.1,(NA)',
  ' "48000","Texas, the state",6,"SARPP",1,"...","RPPs: All items","Index",97.060,(NA)',
  '"Note: See the included footnote file."',
  '',
].join('\r\n');
