package atalaya.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.identity.record.Attribute;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R12")
class MasksTest {

    private final Masks analyst = PolicyTest.signedIn(null, Role.ANALYST).masks();

    @Test
    void aMaskLeavesEnoughToRecogniseAValue() {
        assertThat(analyst.show(Attribute.PHONE, "+34612405590")).isEqualTo("•••• 5590");
        assertThat(analyst.show(Attribute.EMAIL, "ann@lee.example")).isEqualTo("a••••@lee.example");
        assertThat(analyst.show(Attribute.BIRTH_DATE, "1991-03-08")).isEqualTo("1991-••-••");
        assertThat(analyst.show(Attribute.GIVEN_NAME, "Ann")).isEqualTo("Ann");
    }

    @Test
    void aCustomerWhoIsABareIdentifierIsMaskedLikeIt() {
        assertThat(analyst.showName("ann@lee.example")).isEqualTo("a••••@lee.example");
        assertThat(analyst.showName("+34 612 40 55 90")).isEqualTo("•••• 5590");
        assertThat(analyst.showName("Ann Lee")).isEqualTo("Ann Lee");
        assertThat(analyst.showName("C-0001-0001")).isEqualTo("C-0001-0001");
    }

    @Test
    void aShortOrOddValueIsAllDots() {
        assertThat(analyst.show(FieldClass.PHONE, "5590")).isEqualTo("••••");
        assertThat(analyst.show(FieldClass.EMAIL, "a@b")).isEqualTo("••••");
        assertThat(analyst.show(FieldClass.BIRTH_DATE, "8 March 1991")).isEqualTo("••••");
    }

    @Test
    void aHiddenDocumentShowsNothing() {
        assertThat(analyst.show(Attribute.NATIONAL_ID, "12345678Z")).isEqualTo("••••");
        assertThat(
                        PolicyTest.signedIn(null, Role.AGENT)
                                .masks()
                                .show(Attribute.NATIONAL_ID, "12345678Z"))
                .isEqualTo("•••• 78Z");
    }

    @Test
    void aRouteThatDoesNotShowAFieldHidesItFromEveryone() {
        var route = Policy.find("GET", "/settings").orElseThrow();
        assertThat(Policy.masks(Set.of(Role.values()), route).sight(FieldClass.PHONE))
                .isEqualTo(Sight.HIDDEN);
    }
}
