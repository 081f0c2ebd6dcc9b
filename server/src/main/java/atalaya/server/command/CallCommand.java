package atalaya.server.command;

import atalaya.server.access.WriteKey;
import atalaya.server.access.WriteKey.Trust;
import atalaya.server.contact.CallReport;
import atalaya.server.contact.Caller;
import atalaya.server.contact.Channel;
import atalaya.server.contact.Extensions;
import atalaya.server.contact.Phase;
import atalaya.server.contact.Telephony;
import atalaya.server.ingest.Sources;
import atalaya.server.ingest.source.SourceFile;
import atalaya.server.profile.Profile;
import atalaya.server.profile.Profiles;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Rings as a customer would.
@Command(
        name = "call",
        description =
                "Ring, write or chat as a customer would, without a telephone: the console shows who it"
                        + " is.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  atalaya call +34612405590                                at the desk of whoever used the console last",
            "  atalaya call 612405590 --queue service --agent 204 --wait 48",
            "  atalaya call anonymous --abandon                         a hidden number that hangs up",
            "  atalaya call email:ann@example.org --channel chat        a chat of somebody who has signed in"
        })
final class CallCommand implements Callable<Integer> {

    /// The source of what this command tells.
    private static final String SOURCE = "telephone";

    private static final WriteKey KEY = new WriteKey("command", SOURCE, Trust.SERVER);

    @Mixin Output output = new Output();
    @Mixin StoreOptions store = new StoreOptions();

    @Parameters(
            paramLabel = "NUMBER",
            description =
                    "Who calls, as a switchboard may write it; anonymous hides the number. Or an"
                            + " identifier, as TYPE:VALUE.")
    String number = "";

    @Option(
            names = "--agent",
            paramLabel = "AGENT",
            description = "At whose desk it rings: an extension or a login.")
    @Nullable String agent;

    @Option(
            names = "--channel",
            paramLabel = "CHANNEL",
            description = "call, chat or email (default: ${DEFAULT-VALUE}).",
            defaultValue = "call")
    String channel = "";

    @Option(names = "--queue", paramLabel = "QUEUE", description = "In which queue they waited.")
    @Nullable String queue;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "How long they have waited (default: ${DEFAULT-VALUE}).",
            defaultValue = "0")
    int wait;

    @Option(names = "--abandon", description = "They hang up before anybody answers.")
    boolean abandon;

    /// `email:ann@example.org` is an identifier, and anything else a number. A switchboard may send
    /// any text for one; who types a word meant something else.
    private Caller caller() {
        int colon = number.indexOf(':');
        var named =
                colon > 0
                        ? Caller.named(
                                number.substring(0, colon), number.substring(colon + 1).strip())
                        : Optional.<Caller>empty();
        var caller = named.orElseGet(() -> Caller.read(number));
        boolean hidden = Caller.HIDDEN.contains(number.strip().toLowerCase(Locale.ROOT));
        if (caller instanceof Caller.Hidden && !hidden
                || caller instanceof Caller.Named(_, var value) && value.isEmpty()) {
            throw new AtalayaError(7110, Exit.USAGE, "that names nobody who could call")
                    .at("NUMBER")
                    .remedy(
                            "+34612405590, anonymous for a hidden number, or TYPE:VALUE such as email:ann@example.org");
        }
        return caller;
    }

    private Channel channel() {
        return Channel.parse(channel)
                .orElseThrow(() ->
                        new AtalayaError(7111, Exit.USAGE, "there is no such channel")
                                .at("--channel")
                                .remedy("call, chat or email"));
    }

    @Override
    public Integer call() {
        var caller = caller();
        var by = channel();
        try (var rooms = store.open()) {
            addSource(rooms.get(Sources.class));
            var desk =
                    agent == null ? rooms.get(Extensions.class).lastAtDesk().orElse(null) : agent;
            var telephony = rooms.get(Telephony.class);
            var id = UUID.randomUUID().toString();
            var answer = telephony.tell(report(id, Phase.RINGING, by, caller, desk), KEY);
            if (abandon) {
                telephony.tell(report(id, Phase.ABANDONED, by, caller, desk), KEY);
            }
            if (output.json) {
                output.json(answer);
            } else {
                print(rooms.get(Profiles.class), answer, desk);
            }
        }
        return 0;
    }

    private CallReport report(
            String id, Phase phase, Channel by, Caller caller, @Nullable String desk) {
        return new CallReport(id, phase, by, caller, desk, queue, wait, null);
    }

    private static void addSource(Sources sources) {
        if (sources.find(SOURCE).isEmpty()) {
            sources.put(
                    SourceFile.parse(
                            """
                            source: telephone
                            title: Teléfono
                            kinds: [behavioural]
                            trust: 50
                            files:
                              live: { file: "*.jsonl", format: segment }
                            """,
                            SOURCE));
        }
    }

    private void print(Profiles profiles, Telephony.Answer answer, @Nullable String desk) {
        output.data().println(output.text("call." + answer.caller(), answer.candidates().size()));
        for (var one : answer.candidates()) {
            output.data()
                    .printf(
                            "  %-14s %3.0f %%  %s%n",
                            one.customer(),
                            100 * one.confidence(),
                            profiles.find(one.customer()).map(Profile::name).orElse(""));
        }
        output.say(output.text("call.priority", answer.priority(), answer.because()));
        var preferred = answer.agent();
        if (preferred != null) {
            output.say(output.text("call.preferred", preferred.agent(), preferred.because()));
        }
        output.say(desk == null ? output.text("call.no-desk") : output.text("call.desk", desk));
    }
}
