// One map of every path and user inside the appliance. Knows nothing of what is kept there.

/** Who a daemon runs as; null: as whoever runs the supervisor. */
export interface Identity {
  readonly uid: number;
  readonly gid: number;
}

export interface Layout {
  /** One identity a daemon, or null for each where only one user may exist. */
  readonly users: { readonly [K in 'gateway' | 'tor' | 'ngircd' | 'sshd']: Identity | null };
  /** The name that guests log in with over ssh: sshd runs as this user and can be no other. */
  readonly sshUser: string;
  /** Directories on tmpfs, each for one daemon; `doors` is where tor meets the gateway. */
  readonly dirs: {
    readonly [K in 'supervisor' | 'gateway' | 'doors' | 'tor' | 'ngircd' | 'sshd']: string;
  };
  readonly sockets: {
    /** The supervisor's: status and orders. */
    readonly control: string;
    /** The gateway's: health, status, notices to guests. */
    readonly gateway: string;
    readonly web: string;
    readonly irc: string;
    readonly ssh: string;
    readonly torControl: string;
    readonly torSocks: string;
  };
  /** The built page. */
  readonly web: string;
}

// Outside every range that Debian hands out (adduser.conf: 100–999 system, 1000–59999 people),
// below 65534 (nobody), and inside a userns-remapped container's 65536.
const users = {
  gateway: { uid: 64_101, gid: 64_101 },
  tor: { uid: 64_102, gid: 64_102 },
  ngircd: { uid: 64_103, gid: 64_103 },
  sshd: { uid: 64_104, gid: 64_104 },
};

const alone = { gateway: null, tor: null, ngircd: null, sshd: null };

/**
 * The map under a root of one's own.
 * @param options.run where writable state lives: a tmpfs. Short: a unix socket's path holds 107 bytes.
 * @param options.separate false: every daemon runs as the supervisor's own user.
 */
export function makeLayout(options: { run: string; web: string; separate: boolean }): Layout {
  const { run, web, separate } = options;
  return {
    users: separate ? users : alone,
    sshUser: 'guest',
    dirs: {
      supervisor: `${run}/supervisor`,
      gateway: `${run}/gateway`,
      doors: `${run}/doors`,
      tor: `${run}/tor`,
      ngircd: `${run}/ngircd`,
      sshd: `${run}/sshd`,
    },
    sockets: {
      control: `${run}/supervisor/control`,
      gateway: `${run}/gateway/control`,
      web: `${run}/doors/web`,
      irc: `${run}/doors/irc`,
      ssh: `${run}/doors/ssh`,
      torControl: `${run}/tor/control`,
      torSocks: `${run}/tor/socks`,
    },
    web,
  };
}
