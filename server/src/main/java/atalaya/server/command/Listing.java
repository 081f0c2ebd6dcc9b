package atalaya.server.command;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine.Mixin;

/// The verb `list`: all of what a room keeps, as JSON or a line each. Mixed into every such
/// command.
final class Listing {

    @Mixin Output output = new Output();
    @Mixin StoreOptions store = new StoreOptions();

    /// @param print writes one line for a person
    <T> int show(Function<Rooms, List<T>> read, Consumer<T> print) {
        try (var rooms = store.open()) {
            var lines = read.apply(rooms);
            if (output.json) {
                output.json(lines);
            } else {
                lines.forEach(print);
            }
        }
        return 0;
    }
}
