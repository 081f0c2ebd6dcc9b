package atalaya.server.console;

/// The address names no customer that this reader may see.
final class NoSuchCustomer extends RuntimeException {

    private final String typed;

    NoSuchCustomer(String typed) {
        super("there is no such customer");
        this.typed = typed;
    }

    String typed() {
        return typed.length() > 40 ? typed.substring(0, 40) : typed;
    }
}
