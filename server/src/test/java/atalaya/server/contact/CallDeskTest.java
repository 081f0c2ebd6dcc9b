package atalaya.server.contact;

import static atalaya.identity.record.Attribute.BIRTH_DATE;
import static atalaya.identity.record.Attribute.GIVEN_NAME;
import static atalaya.identity.record.Attribute.NATIONAL_ID;
import static atalaya.identity.record.Attribute.PHONE;
import static atalaya.identity.record.Attribute.POSTAL_CODE;
import static atalaya.identity.record.Attribute.SURNAME_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import atalaya.server.Journey;
import atalaya.server.access.SignedIn;
import atalaya.server.access.WriteKey;
import atalaya.server.access.WriteKey.Trust;
import atalaya.server.contact.CallDesk.Closing;
import atalaya.server.contact.CallDesk.Result;
import atalaya.server.contact.Verification.Question;
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
import atalaya.server.store.AtalayaError;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// What Lucía does with the calls at her desk, and what of it her colleagues find later.
@ApplicationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallDeskTest {

    private static final SignedIn LUCIA = SignedIn.atCommandLine();
    private static final WriteKey PBX = new WriteKey("test", "pbx", Trust.SERVER);

    private final Telephony telephony;
    private final Calls calls;
    private final CallDesk desk;
    private final CallBacks callBacks;
    private final HandOvers handOvers;
    private final Profiles profiles;
    private final Timeline timeline;
    private final Journey journey;
    private final Town town;

    CallDeskTest(@Autowired ApplicationContext rooms) {
        this.telephony = rooms.getBean(Telephony.class);
        this.calls = rooms.getBean(Calls.class);
        this.desk = rooms.getBean(CallDesk.class);
        this.callBacks = rooms.getBean(CallBacks.class);
        this.handOvers = rooms.getBean(HandOvers.class);
        this.profiles = rooms.getBean(Profiles.class);
        this.timeline = rooms.getBean(Timeline.class);
        this.journey = rooms.getBean(Journey.class);
        this.town =
                new Town(
                        rooms.getBean(RecordLog.class),
                        rooms.getBean(Resolution.class),
                        rooms.getBean(Customers.class));
    }

    @BeforeAll
    void settle() {
        town.arrive(
                town.person(
                        "crm:marta",
                        GIVEN_NAME,
                        "Marta",
                        SURNAME_1,
                        "Prado",
                        PHONE,
                        "+34612405590",
                        NATIONAL_ID,
                        "12345678Z",
                        BIRTH_DATE,
                        "1981-03-08",
                        POSTAL_CODE,
                        "28028"),
                town.person(
                        "crm:nuria", GIVEN_NAME, "Nuria", SURNAME_1, "Peña", PHONE, "+34655001122"),
                town.person(
                        "crm:tim", GIVEN_NAME, "Tim", SURNAME_1, "Ferro", PHONE, "+34699111222"),
                town.person(
                        "crm:tom", GIVEN_NAME, "Tomás", SURNAME_1, "Lago", PHONE, "+34699111222"));
        journey.catchUp();
    }

    @Test
    void aNoteIsAnInteractionOfMartaWithItsResult() {
        var call = ring("n-1", "+34612405590");

        desk.draft(call, "return", "Pregunta por el reem");
        assertThat(calls.find(call.call()).orElseThrow().draft()).isEqualTo("Pregunta por el reem");
        desk.close(
                LUCIA,
                call,
                new Closing(Result.RESOLVED, "return", "Pregunta por el reembolso.", null));
        journey.catchUp();

        assertThat(of("crm:marta"))
                .filteredOn(entry -> "Pregunta por el reembolso.".equals(entry.text()))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.type()).isEqualTo("Call Ended");
                    assertThat(entry.outcome()).isEqualByComparingTo("4");
                    assertThat(entry.properties()).containsEntry("topic", "return");
                    assertThat(entry.record()).hasToString("crm:marta");
                });
        assertThat(calls.find(call.call()).orElseThrow().draft()).isNull();
    }

    @Test
    void twoRightAnswersVerifyAndAWrongOneDoesNot() {
        var call = ring("v-1", "+34612405590");
        var marta = profiles.find(town.of("crm:marta")).orElseThrow();

        assertThat(Verification.questions(marta)).containsExactly(Question.values());
        assertThat(verify(call, "28028", "")).isFalse();
        assertThat(verify(call, "28028", "679Z")).isFalse();
        assertThat(calls.find(call.call()).orElseThrow().verifiedBy()).isNull();
        assertThat(verify(call, "28028", "678-z")).isTrue();
        assertThat(calls.find(call.call()).orElseThrow().verifiedBy()).isZero();
    }

    private boolean verify(Call call, String code, String document) {
        var marta = profiles.find(town.of("crm:marta")).orElseThrow();
        return desk.verify(
                LUCIA,
                call,
                marta,
                Map.of(Question.POSTAL_CODE, code, Question.DOCUMENT_END, document));
    }

    @Test
    void whoeverOfTheTwinsItWasHasTheWholeCallAfterwards() {
        var call = ring("t-1", "+34699111222");
        tell("t-1", Phase.ANSWERED, "+34699111222");
        journey.catchUp();
        assertThat(of("crm:tim")).isEmpty();
        assertThat(of("crm:tom")).isEmpty();

        desk.choose(LUCIA, call, town.of("crm:tim"));
        desk.close(
                LUCIA,
                calls.find(call.call()).orElseThrow(),
                new Closing(Result.RESOLVED, null, "Era Tim.", null));
        journey.catchUp();

        assertThat(of("crm:tim"))
                .extracting(TimelineEntry::type)
                .containsExactlyInAnyOrder("Call Queued", "Call Answered", "Call Ended");
        assertThat(of("crm:tom")).isEmpty();
    }

    @Test
    void aHiddenCallerIsWrittenDownOnceSomebodyKnowsWhoItIs() {
        var call = ring("h-1", "anonymous");
        assertThatThrownBy(() ->
                        desk.close(
                                LUCIA, call, new Closing(Result.RESOLVED, null, "¿Quién?", null)))
                .isInstanceOf(AtalayaError.class)
                .hasMessageContaining("nobody is known");

        desk.choose(LUCIA, call, town.of("crm:nuria"));
        desk.close(
                LUCIA,
                calls.find(call.call()).orElseThrow(),
                new Closing(Result.RESOLVED, null, "Era Nuria.", null));
        journey.catchUp();

        assertThat(of("crm:nuria"))
                .extracting(TimelineEntry::type)
                .contains("Call Queued", "Call Ended");
    }

    @Test
    void aStrangerWhoGivesANameIsSomebodyFromThenOn() {
        var call = ring("s-1", "+34911002233");
        desk.close(
                LUCIA, call, new Closing(Result.RESOLVED, null, "Pide catálogo.", "Olga Rey Sáez"));
        journey.catchUp();

        var again = telephony.tell(report("s-2", Phase.RINGING, "+34911002233"), PBX);
        assertThat(again.caller()).isEqualTo("one");
        var profile = profiles.find(Objects.requireNonNull(again.customer())).orElseThrow();
        assertThat(profile.name()).isEqualTo("Olga Rey Sáez");
        assertThat(timelineOf(profile.customer()))
                .extracting(TimelineEntry::type)
                .contains("Call Queued", "Call Ended");
    }

    @Test
    void whoHungUpIsOwedACallUntilSomebodySpeaksWithThem() {
        ring("b-1", "+34655001122");
        tell("b-1", Phase.ABANDONED, "+34655001122");
        var call = ring("b-2", "+34655001122");
        tell("b-2", Phase.ABANDONED, "+34655001122");

        assertThat(owed("+34655001122").calls()).isEqualTo(2);
        callBacks.tried(LUCIA, call);
        assertThat(owed("+34655001122").tries()).isEqualTo(1);

        assertThat(callBacks.gaveBack(LUCIA, call)).isTrue();
        assertThat(callBacks.gaveBack(LUCIA, call)).isFalse();
        journey.catchUp();

        assertThat(callBacks.open(100)).noneMatch(one -> one.number().equals("+34655001122"));
        assertThat(callBacks.done(100))
                .anySatisfy(one -> {
                    assertThat(one.number()).isEqualTo("+34655001122");
                    assertThat(one.doneBy()).isZero();
                });
        assertThat(of("crm:nuria"))
                .filteredOn(entry -> entry.type().equals("Call Back Done"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.outcome()).isEqualByComparingTo("4"));
    }

    @Test
    void aLaterCallThatIsAnsweredSettlesItByItself() {
        ring("a-1", "+34644001100");
        tell("a-1", Phase.ABANDONED, "+34644001100");
        assertThat(owed("+34644001100").calls()).isEqualTo(1);
        int before = callBacks.count();

        ring("a-2", "+34644001100");
        tell("a-2", Phase.ANSWERED, "+34644001100");

        assertThat(callBacks.open(100)).noneMatch(one -> one.number().equals("+34644001100"));
        assertThat(callBacks.count()).isEqualTo(before - 1);
    }

    @Test
    void whatIsHandedOverWaitsForAnAnswerAndBothAreOnTheTimeline() {
        var marta = town.of("crm:marta");
        var call = ring("o-1", "+34612405590");

        long number = handOvers.hand(LUCIA, marta, "sales", "Quiere una cafetera mayor.", call);

        assertThat(handOvers.open(10))
                .anySatisfy(one -> {
                    assertThat(one.number()).isEqualTo(number);
                    assertThat(one.text()).isEqualTo("Quiere una cafetera mayor.");
                    assertThat(one.department()).isEqualTo("sales");
                });
        assertThat(handOvers.answer(LUCIA, number, "Presupuesto enviado.")).isTrue();
        assertThat(handOvers.answer(LUCIA, number, "Otra vez.")).isFalse();
        journey.catchUp();

        assertThat(handOvers.answered(10))
                .anySatisfy(one -> assertThat(one.answer()).isEqualTo("Presupuesto enviado."));
        assertThat(of("crm:marta"))
                .filteredOn(entry -> entry.type().equals("Handed Over"))
                .extracting(TimelineEntry::text)
                .containsExactlyInAnyOrder("Quiere una cafetera mayor.", "Presupuesto enviado.");
        assertThatThrownBy(() -> handOvers.hand(LUCIA, marta, "kitchen", "?", null))
                .isInstanceOf(AtalayaError.class);
    }

    private CallBacks.Owed owed(String number) {
        return callBacks.open(100).stream()
                .filter(one -> one.number().equals(number))
                .findFirst()
                .orElseThrow();
    }

    private Call ring(String id, String number) {
        tell(id, Phase.RINGING, number);
        return calls.find("pbx", id).orElseThrow();
    }

    private void tell(String id, Phase phase, String number) {
        telephony.tell(report(id, phase, number), PBX);
    }

    private static CallReport report(String id, Phase phase, String number) {
        return new CallReport(
                id, phase, Channel.CALL, Caller.read(number), "204", "service", 30, null);
    }

    private List<TimelineEntry> of(String key) {
        return timelineOf(town.of(key));
    }

    private List<TimelineEntry> timelineOf(CustomerId customer) {
        return timeline.page(customer, TimelineFilter.ALL, null, 100).entries();
    }
}
