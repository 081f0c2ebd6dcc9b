package atalaya.server.contact;

import static atalaya.identity.record.Attribute.EMAIL;
import static atalaya.identity.record.Attribute.GIVEN_NAME;
import static atalaya.identity.record.Attribute.LOYALTY_NUMBER;
import static atalaya.identity.record.Attribute.OWNER;
import static atalaya.identity.record.Attribute.PHONE;
import static atalaya.identity.record.Attribute.SURNAME_1;
import static atalaya.identity.record.Attribute.USER_ID;
import static org.assertj.core.api.Assertions.assertThat;

import atalaya.server.Journey;
import atalaya.server.access.Role;
import atalaya.server.access.SignedIn;
import atalaya.server.access.WriteKey.Trust;
import atalaya.server.ingest.RecordLog;
import atalaya.server.profile.Profiles;
import atalaya.server.profile.Timeline;
import atalaya.server.profile.TimelineEntry;
import atalaya.server.profile.TimelineFilter;
import atalaya.server.resolve.CustomerId;
import atalaya.server.resolve.Customers;
import atalaya.server.resolve.Resolution;
import atalaya.server.resolve.Town;
import atalaya.server.store.ApplicationTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a switchboard tells of Marta, of the twins who share a telephone, and of strangers.
@ApplicationTest(web = WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallsTest {

    private final ApplicationContext rooms;
    private final Switchboard switchboard;
    private final Town town;
    private final Journey journey;
    private boolean settled;

    CallsTest(@Autowired ApplicationContext rooms, @LocalServerPort int port) {
        this.rooms = rooms;
        this.switchboard = Switchboard.of(rooms, port, Trust.SERVER);
        this.town =
                new Town(
                        rooms.getBean(RecordLog.class),
                        rooms.getBean(Resolution.class),
                        rooms.getBean(Customers.class));
        this.journey = rooms.getBean(Journey.class);
    }

    @BeforeEach
    void settle() {
        if (settled) {
            return;
        }
        settled = true;
        town.arrive(
                town.person(
                        "crm:marta",
                        GIVEN_NAME,
                        "Marta",
                        SURNAME_1,
                        "Prado",
                        PHONE,
                        "+34612405590",
                        OWNER,
                        "Jorge Sanz"),
                town.person(
                        "crm:eva",
                        GIVEN_NAME,
                        "Eva",
                        SURNAME_1,
                        "Soler",
                        EMAIL,
                        "eva@soler.example",
                        LOYALTY_NUMBER,
                        "70001",
                        USER_ID,
                        "eva.soler"),
                town.person("crm:tim", GIVEN_NAME, "Tim", SURNAME_1, "Ferro", PHONE, "699111222"),
                town.person("crm:tom", GIVEN_NAME, "Tomás", SURNAME_1, "Lago", PHONE, "699111222"));
        journey.catchUp();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+34 612 40 55 90",
                "0034612405590",
                "612405590",
                "612 40 55 90",
                "sip:+34612405590@pbx.example",
                "tel:612-405-590"
            })
    void martaIsKnownHoweverTheSwitchboardWritesHerNumber(String number) {
        var answer = switchboard.tell("w-" + number.hashCode(), "ringing", number);

        assertThat(answer.path("caller").asString()).isEqualTo("one");
        assertThat(answer.path("customer").asString()).isEqualTo(marta().toString());
        assertThat(answer.path("confidence").asDouble()).isGreaterThanOrEqualTo(0.95);
        assertThat(answer.toString()).doesNotContain("Prado").doesNotContain("612405590");
    }

    @ParameterizedTest
    @CsvSource({
        "email, EVA@soler.example",
        "loyalty_number, 70001",
        "user_id, eva.soler",
        "customer, ''"
    })
    void whoeverWritesIsKnownByWhateverNamesThem(String type, String value) {
        var eva = town.of("crm:eva").toString();
        var answer =
                switchboard.write(
                        "n-" + type,
                        "ringing",
                        "chat",
                        type,
                        type.equals("customer") ? eva : value,
                        "");

        assertThat(answer.path("caller").asString()).isEqualTo("one");
        assertThat(answer.path("customer").asString()).isEqualTo(eva);
        assertThat(answer.path("confidence").asDouble()).isGreaterThanOrEqualTo(0.95);
        assertThat(answer.toString()).doesNotContain("Soler").doesNotContain("soler");
    }

    @Test
    void aChatIsOfWhoeverItsIdentifierNamesAndNoCall() {
        for (var phase : List.of("ringing", "answered", "ended")) {
            switchboard.write("h-1", phase, "chat", "user_id", "eva.soler", "\"agent\":\"100\"");
        }
        var call = call("h-1");
        rooms.getBean(CallDesk.class)
                .close(
                        SignedIn.atCommandLine(),
                        call,
                        new CallDesk.Closing(CallDesk.Result.RESOLVED, null, "Listo.", null));
        journey.catchUp();

        assertThat(call.channel()).isEqualTo(Channel.CHAT);
        assertThat(call.number()).isNull();
        assertThat(timeline(town.of("crm:eva")))
                .filteredOn(entry -> "chat".equals(entry.channel()))
                .extracting(TimelineEntry::type)
                .containsExactlyInAnyOrder(
                        "Chat Started", "Chat Answered", "Chat Ended", "Chat Ended");
    }

    @Test
    void aMailOfAStrangerIsTheirsOnceTheyAreKnown() {
        var answer =
                switchboard.write("m-1", "ringing", "email", "email", "nuria@roca.example", "");
        journey.catchUp();
        assertThat(answer.path("caller").asString()).isEqualTo("nobody");

        town.arrive(
                town.person(
                        "crm:nuria",
                        GIVEN_NAME,
                        "Nuria",
                        SURNAME_1,
                        "Roca",
                        EMAIL,
                        "nuria@roca.example"));
        journey.catchUp();

        assertThat(typesOf(town.of("crm:nuria"), "m-1")).containsExactly("Email Received");
    }

    @Test
    void anIdentifierThatNobodyHasIsNobodyAndItsChatIsOfWhomTheAgentSays() {
        var answer = switchboard.write("a-1", "ringing", "chat", "user_id", "who.knows", "");
        assertThat(answer.path("caller").asString()).isEqualTo("nobody");

        rooms.getBean(CallDesk.class)
                .choose(SignedIn.atCommandLine(), call("a-1"), town.of("crm:eva"));
        journey.catchUp();

        assertThat(call("a-1").named()).isEqualTo(new Caller.Named("user_id", "who.knows"));
        assertThat(call("a-1").record()).isNotNull();
    }

    @Test
    void eachPhaseIsAnInteractionOfMartaAndCountsOnce() {
        for (int times = 0; times < 2; times++) {
            switchboard.tell("c-1", "ringing", "612405590");
            switchboard.tell("c-1", "answered", "612405590", "\"agent\":\"100\"");
            switchboard.tell("c-1", "ended", "612405590", "\"agent\":\"100\"");
        }
        assertThat(
                        switchboard
                                .tell("c-1", "ended", "612405590", "\"agent\":\"100\"")
                                .path("verdict")
                                .asString())
                .isEqualTo("duplicate");
        assertThat(
                        switchboard
                                .tell("c-1", "ended", "612405590", "\"agent\":\"200\"")
                                .path("verdict")
                                .asString())
                .isEqualTo("conflict");
        journey.catchUp();

        assertThat(typesOf("c-1"))
                .containsExactlyInAnyOrder("Call Queued", "Call Answered", "Call Ended");
    }

    @Test
    void aCallSheGaveUpWeighsAndComesFirstNextTime() {
        var before = switchboard.tell("g-0", "ringing", "612405590");
        switchboard.tell("g-0", "answered", "612405590");
        journey.catchUp();
        assertThat(before.path("priority").asInt()).isBetween(1, 3);

        switchboard.tell("g-1", "ringing", "612405590");
        switchboard.tell("g-1", "abandoned", "612405590", "\"wait_seconds\":580");
        journey.catchUp();

        assertThat(timeline())
                .filteredOn(entry -> entry.type().equals("Call Abandoned"))
                .first()
                .satisfies(entry -> assertThat(entry.outcome()).isEqualByComparingTo("-8"));
        var again = switchboard.tell("g-2", "ringing", "612405590");
        assertThat(again.path("priority").asInt()).isEqualTo(1);
        assertThat(again.path("because").asString()).isEqualTo("open-grievance");
    }

    @Test
    void aGoldCustomerIsAnsweredBeforeWhoeverIsOwedNothingMore() {
        tier("crm:tim", "A");
        tier("crm:tom", "B");
        var nothing = new Situation(List.of(), List.of(), List.of());
        var rule = rooms.getBean(GoldNext.class);

        var priority = rule.of(town.of("crm:tim"), nothing).orElseThrow();

        assertThat(priority.rank()).isLessThan(PriorityRule.KNOWN.rank());
        assertThat(priority.because()).isEqualTo("tier-a");
        assertThat(rule.of(town.of("crm:tom"), nothing)).isEmpty();
    }

    private void tier(String key, String letter) {
        rooms.getBean(JdbcClient.class)
                .sql(
                        """
                        insert into segment.standing (customer, tier, proposed, reason, score,
                                                      realised, potential, version, since)
                        values (:customer, :tier, :tier, 'FIRST', 0, 0, 0, 0, now())
                        on conflict (customer) do update set tier = :tier, proposed = :tier
                        """)
                .param("customer", town.of(key).serial())
                .param("tier", letter)
                .update();
    }

    @Test
    void herAccountManagerAnswersHer() {
        var jorge = Switchboard.person(rooms, "jorge", "Jorge Sanz", Role.ACCOUNT_MANAGER);
        rooms.getBean(Extensions.class).set(SignedIn.atCommandLine(), jorge.person(), "204");

        var agent = switchboard.tell("o-1", "ringing", "612405590").path("agent");

        assertThat(agent.path("agent").asString()).isEqualTo("204");
        assertThat(agent.path("because").asString()).isEqualTo("owner");
    }

    @Test
    void twinsWithOneTelephoneAreBothShown() {
        var answer = switchboard.tell("t-1", "ringing", "699 11 12 22");

        assertThat(answer.path("caller").asString()).isEqualTo("several");
        assertThat(answer.path("customer").isNull()).isTrue();
        assertThat(answer.path("candidates").size()).isEqualTo(2);
        assertThat(answer.path("candidates").get(0).path("confidence").asDouble()).isLessThan(0.6);
        journey.catchUp();
        assertThat(typesOf("t-1")).isEmpty();
    }

    @Test
    void whoeverCallsOftenAndWaitsForARefundIsTakenForHerselfThoughAnotherHoldsHerNumber() {
        town.arrive(
                town.person(
                        "crm:rosa",
                        GIVEN_NAME,
                        "Rosa",
                        SURNAME_1,
                        "Vila",
                        PHONE,
                        "688010203",
                        EMAIL,
                        "rosa@vila.example"),
                town.person(
                        "web:rosa",
                        GIVEN_NAME,
                        "Rosa",
                        SURNAME_1,
                        "Vila",
                        PHONE,
                        "688010203",
                        EMAIL,
                        "rosa@vila.example"),
                town.person("crm:luis", GIVEN_NAME, "Luis", SURNAME_1, "Gil", PHONE, "688010203"));
        journey.catchUp();
        var unsure = switchboard.tell("r-0", "ringing", "688010203");
        assertThat(unsure.path("caller").asString()).isEqualTo("several");
        var rosa = town.of("crm:rosa");
        rooms.getBean(CallDesk.class).choose(SignedIn.atCommandLine(), call("r-0"), rosa);
        rooms.getBean(CallDesk.class)
                .close(
                        SignedIn.atCommandLine(),
                        call("r-0"),
                        new CallDesk.Closing(
                                CallDesk.Result.ESCALATED, "return", "Espera su dinero.", null));
        journey.catchUp();

        // The bare number, of which another source tells, is no third person.
        town.arrive(town.leaf("phone", PHONE, "+34688010203"));
        journey.catchUp();
        var answer = switchboard.tell("r-1", "ringing", "688010203");
        switchboard.tell("r-1", "abandoned", "688010203");
        journey.catchUp();

        assertThat(answer.path("customer").asString()).isEqualTo(rosa.toString());
        assertThat(answer.path("candidates").size()).isEqualTo(2);
        assertThat(typesOf(rosa, "r-1")).containsExactlyInAnyOrder("Call Queued", "Call Abandoned");
    }

    @Test
    void aStrangerIsNobodyAndAHiddenNumberIsHidden() {
        assertThat(switchboard.tell("s-1", "ringing", "+34 911 00 22 33").path("caller").asString())
                .isEqualTo("nobody");
        assertThat(switchboard.tell("s-2", "ringing", "anonymous").path("caller").asString())
                .isEqualTo("hidden");
    }

    @Test
    void whatArrivesLateNeverTakesACallBack() {
        switchboard.tell("l-1", "ended", "612405590", "\"at\":\"2026-01-02T10:05:00Z\"");
        switchboard.tell(
                "l-1", "ringing", "612405590", "\"at\":\"2026-01-02T10:00:00Z\",\"agent\":\"100\"");

        var call = call("l-1");
        assertThat(call.state()).isEqualTo(Call.State.ENDED);
        assertThat(call.agent()).isEqualTo("100");
        assertThat(call.beganAt()).isEqualTo("2026-01-02T10:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not json                                             | the body is not JSON",
                "[1]                                                  | the body is not a JSON object",
                "{\"phase\":\"ringing\"}                              | call is missing",
                "{\"call\":\"1\"}                                     | phase is missing",
                "{\"call\":\"1\",\"phase\":\"rang\"}                  | phase must be one of ringing, answered",
                "{\"call\":{},\"phase\":\"ringing\"}                  | call must be text",
                "{\"call\":\"1\",\"phase\":\"ringing\",\"wait_seconds\":-5} | wait_seconds must be whole seconds",
                "{\"call\":\"1\",\"phase\":\"ringing\",\"channel\":\"fax\"} | channel must be one of call, chat, email",
                "{\"call\":\"1\",\"phase\":\"ringing\",\"identifier\":\"ann\"} | identifier must be an object",
                "{\"call\":\"1\",\"phase\":\"ringing\",\"identifier\":{\"type\":\"shoe\",\"value\":\"43\"}} | type must be one of customer, email",
                "{\"call\":\"1\",\"phase\":\"ringing\",\"identifier\":{\"type\":\"email\"}} | value is missing",
                "{\"call\":\"1\",\"phase\":\"ringing\",\"number\":\"612405590\",\"identifier\":{\"type\":\"email\",\"value\":\"a@b.es\"}} | identifier stands in place of number",
                "{\"call\":\"1\",\"phase\":\"ringing\",\"at\":\"yesterday\"} | at must be a time",
                "{\"call\":\"1\",\"phase\":\"ringing\",\"at\":\"2126-01-01T00:00:00Z\"} | at is more than a day ahead",
            })
    void aBodyThatCannotBeReadSaysWhereAndWhatWouldBeRight(String body, String detail) {
        var response = switchboard.send(body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(response.body()).contains("Atalaya-7101").contains(detail);
    }

    @Test
    void aKeyThatStandsInAPageReadsNothing() {
        var page = Switchboard.of(rooms, switchboard.port(), Trust.PUBLIC);

        var response = page.send("{\"call\":\"p\",\"phase\":\"ringing\",\"number\":\"612405590\"}");

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).contains("Atalaya-7103").doesNotContain("C-0");
    }

    @Test
    void withoutAKeyNothingIsTaken() {
        assertThat(switchboard.withKey("atalaya_x_y").send("{}").statusCode()).isEqualTo(401);
    }

    @Test
    void aBodyOfAMegabyteIsRefused() {
        assertThat(switchboard.send("{\"call\":\"" + "x".repeat(1_000_000) + "\"}").statusCode())
                .isEqualTo(413);
    }

    private CustomerId marta() {
        return town.of("crm:marta");
    }

    private Call call(String id) {
        return rooms.getBean(Calls.class).find(Switchboard.SOURCE, id).orElseThrow();
    }

    private List<TimelineEntry> timeline() {
        return timeline(marta());
    }

    private List<TimelineEntry> timeline(CustomerId customer) {
        assertThat(rooms.getBean(Profiles.class).find(customer)).isPresent();
        return rooms.getBean(Timeline.class)
                .page(customer, TimelineFilter.ALL, null, 100)
                .entries();
    }

    private List<String> typesOf(String call) {
        return typesOf(marta(), call);
    }

    /// Of somebody's interactions those of one call.
    private List<String> typesOf(CustomerId customer, String call) {
        return timeline(customer).stream()
                .filter(entry -> (Switchboard.SOURCE + ":" + call).equals(entry.reference()))
                .map(TimelineEntry::type)
                .toList();
    }
}
