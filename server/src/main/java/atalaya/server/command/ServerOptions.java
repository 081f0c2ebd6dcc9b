package atalaya.server.command;

import picocli.CommandLine.Option;

/// Where the web server listens.
public final class ServerOptions {

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Listen here; 0 takes any free one (default: ${DEFAULT-VALUE}).",
            defaultValue = "${env:ATALAYA_PORT:-8360}")
    int port = 8360;
}
