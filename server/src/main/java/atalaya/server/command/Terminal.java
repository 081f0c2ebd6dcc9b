package atalaya.server.command;

/// What stdout and stderr lead to. The launcher knows, and says so in a system property; Java alone
/// cannot ask for each of the two.
///
/// @param out whether stdout is a terminal
/// @param err whether stderr is one
/// @param mayColour false when the person asked for no colour (`NO_COLOR`)
record Terminal(boolean out, boolean err, boolean mayColour) {

    static Terminal current() {
        var said = System.getProperty("atalaya.terminal", "");
        return new Terminal(
                said.contains("out"), said.contains("err"), System.getenv("NO_COLOR") == null);
    }

    boolean colourOut() {
        return out && mayColour;
    }

    boolean colourErr() {
        return err && mayColour;
    }
}
