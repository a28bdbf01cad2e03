/** A PostgreSQL server under a name. Pools are made from it (`poolOf`), and nothing else keeps its address. */
export type Endpoint = {
  /** As operators read it: `primary`, `owner`, `standby-1`. */
  readonly name: string;
  /** The one that is written to, or one that follows it. */
  readonly role: 'primary' | 'standby';
  /** Where it is now, with the login. Asked at each new connection, since an embedded server that was restarted has another port. */
  readonly url: string;
  /** Connections are made there from now on; those to the old address are dead and leave their pools by themselves. */
  moveTo(url: string): void;
};

/** The servers a process works with. */
export type Endpoints = {
  /** As the login that serves; pools choose their role. */
  primary: Endpoint;
  /** The primary as a login for questions that see no persons; the same endpoint where no other login is given. */
  open: Endpoint;
  /** The primary as who owns the tables, for migrations and for what only an owner may; the same endpoint where no other login is given. */
  owner: Endpoint;
  /** Servers that follow the primary, in the order of the settings. */
  standbys: readonly Endpoint[];
};

export function endpointAt(url: string, { name = 'primary', role = 'primary' }: Partial<Pick<Endpoint, 'name' | 'role'>> = {}): Endpoint {
  let now = url;
  return {
    name,
    role,
    get url() {
      return now;
    },
    moveTo(to) {
      now = to;
    },
  };
}

type OtherAddresses = { openUrl?: string | undefined; ownerUrl?: string | undefined; standbyUrls?: readonly string[] | undefined };

/** Goes to where the other endpoints are now: each to its namesake, once where several are one. */
export function moveEndpoints(endpoints: Endpoints, to: Endpoints): void {
  for (const name of ['primary', 'open', 'owner'] as const) endpoints[name].moveTo(to[name].url);
}

/** The endpoints of these addresses. */
export function endpointsAt(url: string, { openUrl, ownerUrl, standbyUrls = [] }: OtherAddresses = {}): Endpoints {
  const primary = endpointAt(url);
  return {
    primary,
    open: openUrl === undefined ? primary : endpointAt(openUrl, { name: 'open' }),
    owner: ownerUrl === undefined ? primary : endpointAt(ownerUrl, { name: 'owner' }),
    standbys: standbyUrls.map((standby, i) => endpointAt(standby, { name: `standby-${i + 1}`, role: 'standby' })),
  };
}
