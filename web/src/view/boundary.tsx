// Keeps an error in one part of the page from taking the others along: something else stands in its place.

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

  /** What is to be drawn has changed: it may work now. */
  override componentWillReceiveProps(): void {
    if (this.state.failed) this.setState({ failed: false });
  }

  override render() {
    return this.state.failed ? this.props.instead : this.props.children;
  }
}
