import { html } from 'hono/html';
import type { DirectoryRole } from '../../common/directory.ts';
import { pathOf } from '../addresses.ts';
import type { RoleGroup } from '../groups.ts';
import { pageHtml, SITE } from '../render/page.ts';
import type { Html } from '../render/types.ts';

/** A visitor's search among the roles. */
export interface Browsing {
  /** Typed into the search; empty: none. */
  typed: string;
  found: readonly DirectoryRole[];
  /** The group whose roles are listed; undefined: the groups themselves. */
  group: RoleGroup | undefined;
}

/** The roles to browse: all groups, those of one, or those that a search found. */
export function browsePage(
  groups: readonly RoleGroup[],
  { typed, found, group }: Browsing,
  origin: string,
): Html {
  const count = groups.reduce((sum, { roles }) => sum + roles.length, 0);
  const heading = typed
    ? `Roles like “${typed}”`
    : (group?.title ?? `${count.toLocaleString('en-US')} roles`);
  return pageHtml({
    title: `${heading} · ${SITE}`,
    description: `Browse ${count} roles by group, look one up, and set two to five side by side.`,
    canonical: typed ? null : `${origin}/roles${group ? `?group=${group.code}` : ''}`,
    body: html`<h1>${heading}</h1>
<form class="ask" action="/roles" method="get" role="search"><label for="search">Find a role</label><div class="box"><input id="search" name="q" type="search" maxlength="100" value="${typed}" autocomplete="off"><button>Search</button></div></form>
${typed ? searchHtml(found) : group ? listHtml(group.roles) : groupsHtml(groups)}
${typed || group ? html`<p class="again"><a href="/roles">All groups</a></p>` : ''}`,
  });
}

function groupsHtml(groups: readonly RoleGroup[]): Html {
  return html`<ul class="groups">${groups.map(
    ({ code, title, roles }) =>
      html`<li><a href="/roles?group=${code}">${title}</a> <span class="quiet">${roles.length}</span></li>`,
  )}</ul>`;
}

function searchHtml(found: readonly DirectoryRole[]): Html {
  if (found.length > 0) return listHtml(found);
  return html`<p>No role is called so. <a href="/roles">Browse the groups</a>, or ask for it in your own words.</p>`;
}

/** Roles with boxes to tick: two to five of them can be compared. */
function listHtml(roles: readonly DirectoryRole[]): Html {
  return html`<form class="pick" action="/compare" method="get"><ul class="roles">${roles.map(
    ({ id, title }) =>
      html`<li><input type="checkbox" name="role" value="${id}" id="role-${id}" aria-label="Compare ${title}"> <a href="${pathOf([title])}">${title}</a></li>`,
  )}</ul><button>Compare those ticked</button></form>`;
}
