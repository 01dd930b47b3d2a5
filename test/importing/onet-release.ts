/**
 * A small O*NET release of our own making, in either layout. Each occupation shows a trap of the real one:
 * two codes under one SOC code, a member of a group, an occupation with a title only.
 */
export const OCCUPATIONS = {
  '11-1021.00': 'General and Operations Managers',
  '13-1021.00': 'Buyers and Purchasing Agents, Farm Products',
  '15-1243.00': 'Database Architects',
  '25-2031.00': 'Secondary School Teachers, Except Special and Career/Technical Education',
  '27-2011.00': 'Actors',
  '29-1141.00': 'Registered Nurses',
  '29-1141.01': 'Acute Care Nurses',
  '53-7121.00': 'Tank Car, Truck, and Ship Loaders',
  '55-3019.00': 'Military Enlisted Tactical Operations, All Other',
} as const;

/** Has a title and a description, and nothing else. */
export const BARE = '55-3019.00';

const SURVEYED = Object.keys(OCCUPATIONS).filter((code) => code !== BARE);
const RATED = ['Recommend Suppress', 'Not Relevant', 'Date', 'Domain Source'];

const ACTIVITIES = [
  ['4.A.1', 'Count heads.'],
  ['4.A.2', 'Tidy up rooms.'],
  ['4.A.3', 'Direct operations.'],
] as const;

type Table = readonly (readonly string[])[];

/** The files of the release by name. */
export function onetRelease(
  layout: 'old' | 'new',
  { eol = '\r\n', lastEol = eol === '\r\n' }: { eol?: string; lastEol?: boolean } = {},
): Record<string, string> {
  const tables = { ...sharedTables(layout), ...(layout === 'new' ? newTables() : oldTables()) };
  const files = Object.entries(tables).map(([name, table]) => {
    const text = table.map((row) => row.join('\t')).join(eol);
    return [`${name}.txt`, lastEol ? text + eol : text];
  });
  const [release, date] = layout === 'new' ? ['30.3', 'May 2026'] : ['29.3', 'May 2025'];
  return {
    ...Object.fromEntries(files),
    'Read Me.txt': `O*NET ${release} Database\n${date} Release\n----\n`,
  };
}

function sharedTables(layout: 'old' | 'new'): Record<string, Table> {
  return {
    'Occupation Data': [
      ['O*NET-SOC Code', 'Title', 'Description'],
      ...Object.entries(OCCUPATIONS).map(([code, title]) => [code, title, `What ${title} do.`]),
    ],
    'Sample of Reported Titles': [
      ['O*NET-SOC Code', 'Reported Job Title', 'Shown in My Next Move'],
      ...SURVEYED.map((code) => [code, `Reported ${code}`, 'Y']),
    ],
    'Task Statements': [
      ['O*NET-SOC Code', 'Task ID', 'Task', 'Task Type', 'Incumbents Responding', 'Date', 'Domain Source'],
      ...SURVEYED.flatMap((code) => [
        [code, '2', `Take "head counts" for ${code}.`, 'Core', '30', '08/2024', 'Incumbent'],
        [code, '1', `Now and then tidy up for ${code}.`, 'Supplemental', 'n/a', '08/2024', 'Incumbent'],
      ]),
    ],
    'Tasks to DWAs': [
      ['O*NET-SOC Code', 'Task ID', layout === 'new' ? 'DWA Element ID' : 'DWA ID', 'Date', 'Domain Source'],
      ...SURVEYED.flatMap((code) => [
        [code, '2', '4.A.1', '08/2024', 'Analyst'],
        [code, '1', '4.A.2', '08/2024', 'Analyst'],
        [code, '2', '4.A.2', '08/2024', 'Analyst'],
        ...(code === '11-1021.00' ? [[code, '1', '4.A.3', '08/2024', 'Analyst']] : []),
      ]),
    ],
    'Job Zones': [
      ['O*NET-SOC Code', 'Job Zone', 'Date', 'Domain Source'],
      ...SURVEYED.map((code) => [code, code.startsWith('53') ? '2' : '4', '08/2024', 'Analyst']),
    ],
    'Job Zone Reference': [
      ['Job Zone', 'Name', 'Experience', 'Education', 'Job Training', 'Examples', 'SVP Range'],
      layout === 'new'
        ? ['2', 'Job Zone 1-2: Very Little to Some Preparation Needed', 'e', 'e', 't', 'x', '(Below 6)']
        : ['2', 'Job Zone Two: Some Preparation Needed', 'e', 'e', 't', 'x', '(4 to 6)'],
      ['4', 'Job Zone Four: Considerable Preparation Needed', 'e', 'e', 't', 'x', '(7 to 8)'],
    ],
    'Related Occupations': [
      ['O*NET-SOC Code', 'Related O*NET-SOC Code', 'Relatedness Tier', 'Index'],
      ...SURVEYED.flatMap((code) =>
        SURVEYED.filter((other) => other !== code)
          .slice(0, 3)
          .map((other, at, all) => [code, other, 'Primary-Short', String(all.length - at)]),
      ),
    ],
    'Work Styles': [
      ['O*NET-SOC Code', 'unlike', 'in', 'the layouts'],
      ['11-1021.00', '1', '2', '3'],
    ],
  };
}

function newTables(): Record<string, Table> {
  return {
    'Job Titles': titles('Job Title'),
    'Essential Skills': skills([['2.A.1.a', 'Reading Comprehension']]),
    'Transferable Skills': skills([['2.B.1.a', 'Social Perceptiveness']]),
    'Software Skills': [
      ['O*NET-SOC Code', 'Workplace Example', 'Element ID', 'Element Name', 'Hot Technology', 'In Demand'],
      ...software((example, marks) => [example, '5.A.1', 'Spreadsheet software', ...marks]),
    ],
    'GWAs to IWAs to DWAs': [
      ['GWA Element ID', 'IWA Element ID', 'DWA Element ID', 'DWA Element Name'],
      ...ACTIVITIES.map(([id, label]) => ['4', '4.A', id, label]),
    ],
    Education: education(),
    'Education Categories': categories(),
    'Career Interest Types': interests('Machine Learning/Expert'),
  };
}

function oldTables(): Record<string, Table> {
  return {
    'Alternate Titles': titles('Alternate Title'),
    Skills: skills([
      ['2.A.1.a', 'Reading Comprehension'],
      ['2.B.1.a', 'Social Perceptiveness'],
    ]),
    'Technology Skills': [
      ['O*NET-SOC Code', 'Example', 'Commodity Code', 'Commodity Title', 'Hot Technology', 'In Demand'],
      ...software((example, marks) => [example, '43231513', 'Office suite software', ...marks]),
    ],
    'DWA Reference': [
      ['Element ID', 'IWA ID', 'DWA ID', 'DWA Title'],
      ...ACTIVITIES.map(([id, label]) => ['4', '4.A', id, label]),
    ],
    'Education, Training, and Experience': education(),
    'Education, Training, and Experience Categories': categories(),
    Interests: interests('Machine Learning'),
  };
}

function titles(column: string): Table {
  return [
    ['O*NET-SOC Code', column, 'Short Title', 'Source(s)'],
    ['11-1021.00', 'Chief of Everything (COE)', 'Chief', '04'],
    ...Object.keys(OCCUPATIONS).map((code) => [code, `Holder of ${code} (HO)`, 'n/a', '02,08']),
  ];
}

/** Importance (IM) and level (LV) of each skill; a level that does not apply and a rating that is imprecise among them. */
function skills(elements: readonly (readonly [string, string])[]): Table {
  const numbers = ['Data Value', 'N', 'Standard Error', 'Lower CI Bound', 'Upper CI Bound'];
  return [
    ['O*NET-SOC Code', 'Element ID', 'Element Name', 'Scale ID', ...numbers, ...RATED],
    ...SURVEYED.filter((code) => code !== '29-1141.01').flatMap((code) =>
      elements.flatMap(([id, name]) => {
        const imprecise = code === '27-2011.00' && id === '2.B.1.a';
        const rest = ['8', '0.10', '3.0', '4.0', imprecise ? 'Y' : 'N'];
        return [
          [code, id, name, 'IM', id === '2.A.1.a' ? '3.62' : '4.00', ...rest, 'n/a', '08/2024', 'Analyst'],
          [code, id, name, 'LV', '0.50', ...rest, 'Y', '08/2024', 'Analyst'],
        ];
      }),
    ),
  ];
}

function software(row: (example: string, marks: readonly string[]) => readonly string[]): string[][] {
  return SURVEYED.flatMap((code) => [
    [code, ...row('Plain "Tables"', ['N', 'N'])],
    [code, ...row('Hot Sheets', ['Y', 'N'])],
    [code, ...row('Wanted Sheets', ['Y', 'Y'])],
  ]);
}

/** Shares of answers (RL), and a row of another scale that shares the file. */
function education(): Table {
  const numbers = ['N', 'Standard Error', 'Lower CI Bound', 'Upper CI Bound', 'Recommend Suppress'];
  return [
    [
      'O*NET-SOC Code',
      'Element ID',
      'Element Name',
      'Scale ID',
      'Category',
      'Data Value',
      ...numbers,
      'Date',
      'Domain Source',
    ],
    ...SURVEYED.filter((code) => code !== '15-1243.00').flatMap((code) => [
      ...(['0.00', '28.76', '71.24'] as const).map((share, at) => [
        ...[code, '2.D.1', 'Required Level of Education', 'RL', String(at + 1), share],
        ...[
          '25',
          '5.0',
          '10.0',
          '40.0',
          code === '27-2011.00' && at === 1 ? 'Y' : 'N',
          '08/2021',
          'Incumbent',
        ],
      ]),
      [
        code,
        '2.D.4.a',
        'Job-Related Certification',
        'IM',
        'n/a',
        '2.10',
        '25',
        '0.5',
        '1',
        '3',
        'n/a',
        '08/2021',
        'Incumbent',
      ],
    ]),
  ];
}

function categories(): Table {
  return [
    ['Element ID', 'Element Name', 'Scale ID', 'Category', 'Category Description'],
    ['2.D.1', 'Required Level of Education', 'RL', '1', 'Less than a High School Diploma'],
    [
      '2.D.1',
      'Required Level of Education',
      'RL',
      '2',
      'High School Diploma - or the equivalent (for example, GED)',
    ],
    ['2.D.1', 'Required Level of Education', 'RL', '3', "Bachelor's Degree"],
    ['3.A.1', 'Related Work Experience', 'RW', '1', 'None'],
  ];
}

/** Six types by score (OI) and the high-points (IH), of which 0 is none. */
function interests(source: string): Table {
  const row = (code: string, name: string, scale: string, value: string) => [
    code,
    '1.B',
    name,
    scale,
    value,
    '02/2026',
    source,
  ];
  return [
    ['O*NET-SOC Code', 'Element ID', 'Element Name', 'Scale ID', 'Data Value', 'Date', 'Domain Source'],
    ...SURVEYED.flatMap((code) => [
      row(code, 'Realistic', 'OI', '1.26'),
      row(code, 'First Interest High-Point', 'IH', '5.00'),
      row(code, 'Second Interest High-Point', 'IH', '6.00'),
      row(code, 'Third Interest High-Point', 'IH', '0.00'),
    ]),
  ];
}
