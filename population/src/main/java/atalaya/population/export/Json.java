package atalaya.population.export;

/// One JSON object being written; members whose text is empty are left out.
public final class Json {
    private final StringBuilder text = new StringBuilder(256).append('{');

    public Json with(String name, String value) {
        if (!value.isEmpty()) {
            name(name);
            quote(value);
        }
        return this;
    }

    public Json with(String name, long value) {
        name(name);
        text.append(value);
        return this;
    }

    /// An amount of cents with its two decimals.
    public Json money(String name, long cents) {
        name(name);
        text.append(Money.plain(cents));
        return this;
    }

    public Json with(String name, double value) {
        name(name);
        text.append(value);
        return this;
    }

    public Json with(String name, Json object) {
        if (object.text.length() > 1) {
            name(name);
            text.append(object);
        }
        return this;
    }

    private void name(String name) {
        if (text.length() > 1) {
            text.append(',');
        }
        quote(name);
        text.append(':');
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            switch (letter) {
                case '"', '\\' -> text.append('\\').append(letter);
                case '\n' -> text.append("\\n");
                default -> text.append(letter);
            }
        }
        text.append('"');
    }

    @Override
    public String toString() {
        return text + "}";
    }
}
