package atalaya.server;

import atalaya.server.command.AtalayaCommand;

/// Where the process starts: hands the words of the command line to [AtalayaCommand].
public final class Atalaya {

    private Atalaya() {}

    public static void main(String[] words) {
        System.exit(AtalayaCommand.run(words));
    }
}
