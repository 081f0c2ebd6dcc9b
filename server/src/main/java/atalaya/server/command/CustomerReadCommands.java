package atalaya.server.command;

import atalaya.server.access.Audit;
import atalaya.server.access.SignedIn;
import atalaya.server.profile.Found;
import atalaya.server.profile.Profile;
import atalaya.server.profile.Profiles;
import atalaya.server.profile.Search;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The commands that look customers up.
final class CustomerReadCommands {

    private CustomerReadCommands() {}

    /// Who is that?
    @Command(
            name = "find",
            description = "Find customers by name, phone, e-mail, document, order or id.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Examples:",
                "  atalaya customer find 'prado igl'",
                "  atalaya customer find 612405590",
                "  atalaya customer find P-771204 --json"
            })
    static final class Find implements Callable<Integer> {

        @Mixin Output output = new Output();
        @Mixin StoreOptions store = new StoreOptions();

        @Parameters(arity = "1..*", paramLabel = "WORDS", description = "Whatever you know.")
        List<String> words = List.of();

        @Option(
                names = "--limit",
                paramLabel = "N",
                description = "Hits of each kind (default: 20).")
        int limit = 20;

        @Override
        public Integer call() {
            try (var rooms = store.open()) {
                var found = rooms.get(Search.class).find(String.join(" ", words), null, limit);
                rooms.get(Audit.class).recordRead(SignedIn.atCommandLine(), "customer.searched");
                var lines =
                        found.groups().stream()
                                .flatMap(group ->
                                        group.hits().stream().map(hit -> Line.of(group, hit)))
                                .toList();
                if (output.json) {
                    output.json(lines);
                } else {
                    lines.forEach(this::print);
                }
                return lines.isEmpty() ? 1 : 0;
            }
        }

        /// One customer found.
        record Line(
                String customer,
                String name,
                String by,
                String matched,
                List<String> sources,
                long interactions) {
            static Line of(Found.Group group, Found.Hit hit) {
                return new Line(
                        hit.row().customer().toString(),
                        hit.row().name(),
                        group.by(),
                        hit.matched(),
                        hit.row().sources(),
                        hit.row().interactions());
            }
        }

        private void print(Line line) {
            output.data()
                    .printf(
                            "%s  %-36s  %-10s  %s%n",
                            line.customer(),
                            line.name(),
                            line.by(),
                            String.join(",", line.sources()));
        }
    }

    /// What is known of a customer.
    @Command(
            name = "show",
            description = "Show what is known of a customer, and from where.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Examples:",
                "  atalaya customer show C-0000-0007",
                "  atalaya customer show crm:4711",
                "  atalaya customer show C-0000-0007 --json"
            })
    static final class Show implements Callable<Integer> {

        @Mixin Output output = new Output();
        @Mixin StoreOptions store = new StoreOptions();

        @Parameters(paramLabel = "CUSTOMER", description = "An id, or a record as source:record.")
        String customer = "";

        @Override
        public Integer call() {
            try (var rooms = store.open()) {
                var profile =
                        rooms.get(Profiles.class)
                                .find(Named.customer(rooms, customer))
                                .orElseThrow(Named::unknownRecord);
                rooms.get(Audit.class)
                        .recordRead(
                                SignedIn.atCommandLine(),
                                "customer.viewed",
                                profile.customer().toString());
                if (output.json) {
                    output.json(View.of(profile));
                } else {
                    print(profile);
                }
            }
            return 0;
        }

        /// A profile as JSON.
        record View(
                String customer,
                String type,
                String name,
                List<Value> values,
                List<String> records,
                long interactions,
                @Nullable String lastAt) {

            /// One golden value.
            record Value(String attribute, String text, String from, String rule, int others) {}

            static View of(Profile profile) {
                var lastAt = profile.activity().lastAt();
                return new View(
                        profile.customer().toString(),
                        profile.type().name(),
                        profile.name(),
                        profile.golden().values().stream()
                                .map(value ->
                                        new Value(
                                                value.attribute().word(),
                                                value.text(),
                                                value.from().toString(),
                                                value.rule().name(),
                                                value.others().size()))
                                .toList(),
                        profile.members().stream().map(member -> member.key().toString()).toList(),
                        profile.activity().interactions(),
                        lastAt == null ? null : lastAt.toString());
            }
        }

        private void print(Profile profile) {
            var out = output.data();
            out.printf("%s  %s%n", profile.customer(), profile.name());
            for (var value : View.of(profile).values()) {
                out.printf("  %-20s %-40s %s%n", value.attribute(), value.text(), value.from());
            }
            profile.members()
                    .forEach(member ->
                            out.printf(
                                    "  %s%s%n",
                                    member.key(),
                                    member.retired()
                                            ? "  " + output.text("customer.retired")
                                            : ""));
            out.println(output.text("customer.interactions", profile.activity().interactions()));
        }
    }
}
