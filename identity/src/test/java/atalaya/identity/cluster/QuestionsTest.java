package atalaya.identity.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import atalaya.identity.cluster.Questions.Question;
import atalaya.identity.cluster.Questions.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuestionsTest {

    @Test
    void theLinkThatHoldsTwoGroupsTogetherIsAskedBeforeAPairOfTwo() {
        var customers = List.of(List.of(0, 1, 2, 3), List.of(4, 5));
        var joins =
                List.of(
                        new Link(0, 1, 20_000),
                        new Link(2, 3, 18_000),
                        new Link(4, 5, 1_000),
                        new Link(1, 2, 1_000));

        assertThat(Questions.choose(customers, joins, List.of(), 2))
                .containsExactly(
                        new Question(1, 2, 1_000, Reason.BRIDGE, 4),
                        new Question(4, 5, 1_000, Reason.BRIDGE, 1));
    }

    @Test
    void twoCustomersAreAskedAboutOnceAndByTheirMostDoubtfulPair() {
        var customers = List.of(List.of(0, 1), List.of(2, 3));
        var joins = List.of(new Link(0, 1, 30_000), new Link(2, 3, 30_000));
        var doubts = List.of(new Link(0, 2, -3_000), new Link(1, 3, -200), new Link(0, 1, 0));

        assertThat(Questions.choose(customers, joins, doubts, 10))
                .first()
                .isEqualTo(new Question(1, 3, -200, Reason.DOUBT, 4));
        assertThat(Questions.choose(customers, joins, doubts, 10))
                .filteredOn(question -> question.reason() == Reason.DOUBT)
                .hasSize(1);
    }

    @Test
    void eachPersonTakenForTheSameOneIsAskedAbout() {
        var customers = List.of(List.of(0, 1, 2));
        var joins = List.of(new Link(0, 1, 3_000), new Link(0, 2, 2_000));

        assertThat(Questions.choose(customers, joins, List.of(), 5))
                .extracting(Question::left, Question::right)
                .containsExactly(tuple(0, 2), tuple(0, 1));
    }

    @Test
    void whatAPersonJoinedIsNotAskedAgain() {
        var joins = List.of(new Link(0, 1, Integer.MAX_VALUE));

        assertThat(Questions.choose(List.of(List.of(0, 1)), joins, List.of(), 5)).isEmpty();
    }
}
