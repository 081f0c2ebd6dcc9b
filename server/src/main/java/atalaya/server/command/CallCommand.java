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
        description = "Ring as a customer would, without a telephone: the console shows who it is.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  atalaya call +34612405590                                at the desk of whoever used the console last",
            "  atalaya call 612405590 --queue service --agent 204 --wait 48",
            "  atalaya call anonymous --abandon                         a hidden number that hangs up"
        })
final class CallCommand implements Callable<Integer> {

    /// The source of what this command tells.
    private static final String SOURCE = "telephone";

    @Mixin Output output = new Output();
    @Mixin StoreOptions store = new StoreOptions();

    @Parameters(
            paramLabel = "NUMBER",
            description = "Who calls, as a switchboard may write it; anonymous hides the number.")
    String number = "";

    @Option(
            names = "--agent",
            paramLabel = "AGENT",
            description = "At whose desk it rings: an extension or a login.")
    @Nullable String agent;

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

    /// A switchboard may send anything; who types a word meant something else.
    private void refuseWhatIsNoNumber() {
        boolean none = Caller.read(number).number().isEmpty();
        if (none && !Caller.HIDDEN.contains(number.strip().toLowerCase(Locale.ROOT))) {
            throw new AtalayaError(7110, Exit.USAGE, "that is no telephone number")
                    .at("NUMBER")
                    .remedy("+34612405590, or anonymous for a hidden one");
        }
    }

    @Override
    public Integer call() {
        refuseWhatIsNoNumber();
        try (var rooms = store.open()) {
            addSource(rooms.get(Sources.class));
            var desk =
                    agent == null ? rooms.get(Extensions.class).lastAtDesk().orElse(null) : agent;
            var telephony = rooms.get(Telephony.class);
            var id = UUID.randomUUID().toString();
            var answer = tell(telephony, id, Phase.RINGING, desk);
            if (abandon) {
                tell(telephony, id, Phase.ABANDONED, desk);
            }
            if (output.json) {
                output.json(answer);
            } else {
                print(rooms.get(Profiles.class), answer, desk);
            }
        }
        return 0;
    }

    private Telephony.Answer tell(
            Telephony telephony, String id, Phase phase, @Nullable String desk) {
        var report =
                new CallReport(
                        id, phase, Channel.CALL, Caller.read(number), desk, queue, wait, null);
        return telephony.tell(report, new WriteKey("command", SOURCE, Trust.SERVER));
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
