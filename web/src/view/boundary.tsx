// An error boundary: where a part of the page fails, something else is shown and the other parts go on.

import { Component, type ComponentChildren } from 'preact';

interface BoundaryProps {
  readonly instead: ComponentChildren;
  readonly children: ComponentChildren;
}

interface BoundaryState {
  readonly failed: boolean;
}

export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { failed: false };

  static override getDerivedStateFromError(): BoundaryState {
    return { failed: true };
  }

  /** The children have changed: they may work now. */
  override componentWillReceiveProps(): void {
    if (this.state.failed) this.setState({ failed: false });
  }

  override render() {
    return this.state.failed ? this.props.instead : this.props.children;
  }
}
