// A child's life as a table: state × event → next state and one named action. Pure; knows nothing of
// processes and timers. In the manner of s6-supervise: whoever reads the table has read the supervisor.

import type { ChildState } from '../contract/host/status.ts';

export type ChildEvent =
  /** The supervisor wants it to run. */
  | 'start'
  /** There is evidence that it works. */
  | 'proved'
  /** It runs, but gave no evidence in time, or its health failed. */
  | 'wedged'
  /** Its process is gone, or never came to be. */
  | 'fell'
  /** The same, once too often in a row. */
  | 'looped'
  /** The back-off is over. */
  | 'due'
  /** The supervisor wants it to end. */
  | 'stop'
  /** The grace time is over. */
  | 'overdue';

export type ChildAction =
  | 'nothing'
  /** Write its files, start its process, ask for evidence. */
  | 'launch'
  /** It is ready: drop what it has read, watch its health. */
  | 'watch'
  /** Wait a little longer than the last time. */
  | 'backOff'
  /** Wait as long as ever: this one does not get better by haste. */
  | 'backOffAtCap'
  /** SIGTERM, then the grace time. Where there is no process, it has fallen at once. */
  | 'terminate'
  /** SIGKILL. */
  | 'kill'
  /** Nothing of it runs and nothing will: wipe. */
  | 'release';

export interface Cell {
  readonly state: ChildState;
  readonly action: ChildAction;
}

function to(state: ChildState, action: ChildAction = 'nothing'): Cell {
  return { state, action };
}

// `waiting` also holds a killed child whose process has yet to go, hence its `fell` and `looped`.
// Cells without an action that keep their state are events that came too late to matter.
const table = {
  down: {
    start: to('starting', 'launch'),
    proved: to('down'),
    wedged: to('down'),
    fell: to('down'),
    looped: to('down'),
    due: to('down'),
    stop: to('stopped', 'release'),
    overdue: to('down'),
  },
  starting: {
    start: to('starting'),
    proved: to('ready', 'watch'),
    wedged: to('waiting', 'kill'),
    fell: to('waiting', 'backOff'),
    looped: to('degraded', 'backOffAtCap'),
    due: to('starting'),
    stop: to('stopping', 'terminate'),
    overdue: to('starting'),
  },
  ready: {
    start: to('ready'),
    proved: to('ready'),
    wedged: to('waiting', 'kill'),
    fell: to('waiting', 'backOff'),
    looped: to('degraded', 'backOffAtCap'),
    due: to('ready'),
    stop: to('stopping', 'terminate'),
    overdue: to('ready'),
  },
  waiting: {
    start: to('waiting'),
    proved: to('waiting'),
    wedged: to('waiting'),
    fell: to('waiting', 'backOff'),
    looped: to('degraded', 'backOffAtCap'),
    due: to('starting', 'launch'),
    stop: to('stopping', 'terminate'),
    overdue: to('waiting'),
  },
  degraded: {
    start: to('degraded'),
    proved: to('degraded'),
    wedged: to('degraded'),
    fell: to('degraded'),
    looped: to('degraded'),
    due: to('starting', 'launch'),
    stop: to('stopping', 'terminate'),
    overdue: to('degraded'),
  },
  stopping: {
    start: to('stopping'),
    proved: to('stopping'),
    wedged: to('stopping'),
    fell: to('stopped', 'release'),
    looped: to('stopped', 'release'),
    due: to('stopping'),
    stop: to('stopping'),
    overdue: to('stopping', 'kill'),
  },
  stopped: {
    start: to('stopped'),
    proved: to('stopped'),
    wedged: to('stopped'),
    fell: to('stopped'),
    looped: to('stopped'),
    due: to('stopped'),
    stop: to('stopped'),
    overdue: to('stopped'),
  },
} as const satisfies Record<ChildState, Record<ChildEvent, Cell>>;

export function next(state: ChildState, event: ChildEvent): Cell {
  return table[state][event];
}
