import { CommandRegistry } from '@lumino/commands';

/** Lets the extension's own shortcuts work inside a node where all others are kept from acting on the cell. */
export function keepOwnShortcuts(node: HTMLElement, commands: CommandRegistry): void {
  node.addEventListener('keydown', event => {
    if (event.defaultPrevented) return;
    const pressed = CommandRegistry.keystrokeForKeydownEvent(event);
    const binding = commands.keyBindings.find(
      ({ command, keys }) =>
        command.startsWith('paramlens:') && keys.length === 1 && keys[0] === pressed
    );
    if (binding === undefined || !commands.isEnabled(binding.command, binding.args)) return;
    event.preventDefault();
    event.stopPropagation();
    void commands.execute(binding.command, binding.args);
  });
}
