package net.wan6.examples.programs;

/** A shell script that grows. */
final class HomeRouterScript {
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder batch = new StringBuilder();
    private boolean isWaiting;

    /** A command of ip(8) without its first word; those that follow each other are one process. */
    void ip(String command) {
        batch.append(command).append('\n');
    }

    void line(String line) {
        endBatch();
        text.append(line).append('\n');
    }

    void here(String command, String input) {
        line(command + " <<'EOF'");
        text.append(input).append("EOF\n");
    }

    void script(String commands) {
        endBatch();
        text.append(commands);
        isWaiting |= commands.endsWith(" &\n");
    }

    private void endBatch() {
        if (batch.length() > 0) {
            // Whatever fails in it, the rest is done.
            text.append("ip -6 -force -batch - <<'EOF'\n").append(batch).append("EOF\n");
            batch.setLength(0);
        }
    }

    /** All that was written, and nothing the next time. */
    String take() {
        endBatch();
        if (isWaiting) {
            text.append("wait\n");
            isWaiting = false;
        }
        String all = text.toString();
        text.setLength(0);
        return all;
    }
}
