import { m } from "#app/paraglide/messages.js";

type KeyHelpProps = { open: boolean; onToggle: (open: boolean) => void };

/** The keys of the board; opened by the question mark, or by its summary. */
export function KeyHelp({ open, onToggle }: KeyHelpProps) {
  const keys = [
    ["← →", m.planning_key_weeks()],
    ["Shift + ← →", m.planning_key_length()],
    ["↑ ↓", m.planning_key_post()],
    ["Enter", m.planning_key_save()],
    ["Esc", m.planning_key_cancel()],
    ["P", m.planning_key_pin()],
    ["Delete", m.planning_key_remove()],
    ["Ctrl + Z", m.planning_key_undo()],
    ["Ctrl + Y", m.planning_key_redo()],
  ];
  return (
    <details className="screen-only" open={open} onToggle={(event) => onToggle(event.currentTarget.open)}>
      <summary>{m.planning_keys_title()}</summary>
      <div>
        <p>{m.planning_keys_text()}</p>
        <dl className="facts">
          {keys.map(([key, meaning]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </div>
    </details>
  );
}
