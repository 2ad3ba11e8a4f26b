// Plays two soft notes. They are computed, so that no file is fetched.

const notesHz = [660, 880];
const noteSeconds = 0.16;
const loudness = 0.08;

let context: AudioContext | null = null;

/**
 * Browsers allow sound only after a click or a key: call it first from one. Where there is no audio
 * (Tor Browser at "Safer" and above), nothing happens.
 */
export async function chime(): Promise<void> {
  if (typeof AudioContext === 'undefined') return;
  context ??= new AudioContext();
  await context.resume();
  const start = context.currentTime;
  for (const [at, hz] of notesHz.entries()) {
    const from = start + at * noteSeconds;
    const tone = new OscillatorNode(context, { type: 'sine', frequency: hz });
    const volume = new GainNode(context, { gain: 0 });
    // Without a ramp at both ends a note begins and ends with a click.
    volume.gain.setValueAtTime(0, from);
    volume.gain.linearRampToValueAtTime(loudness, from + 0.02);
    volume.gain.linearRampToValueAtTime(0, from + noteSeconds);
    tone.connect(volume).connect(context.destination);
    tone.start(from);
    tone.stop(from + noteSeconds);
  }
}
