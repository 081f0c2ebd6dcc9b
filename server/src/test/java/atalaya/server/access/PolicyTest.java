package atalaya.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.identity.record.Attribute;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyTest {

    @Test
    void aRouteThatNoRowNamesIsNotFound() {
        assertThat(Policy.find("GET", "/nobody/wrote/this")).isEmpty();
        assertThat(Policy.find("DELETE", "/customers/C-0001-0001")).isEmpty();
    }

    @Test
    void theMostSpecificRowDecides() {
        assertThat(Policy.find("GET", "/customers/C-0001-0001.json").map(Route::path))
                .contains("/customers/{id}.json");
        assertThat(Policy.find("GET", "/customers/C-0001-0001").map(Route::path))
                .contains("/customers/{id}");
    }

    @Test
    void everyRowIsFoundByAPathThatIsLikeNoOther() {
        for (var row : Policy.ROUTES) {
            var path = row.path().replaceAll("\\{[^}]*}", "x-1").replace("**", "deep/below");

            assertThat(Policy.find(row.method(), path)).as(row.path()).contains(row);
        }
    }

    @Test
    void whatProgramsCallWithAWriteKeyIsToldByThePathAlone() {
        assertThat(Policy.isByKey("/v1/track")).isTrue();
        assertThat(Policy.isByKey("/v1/projects/k1/settings")).isTrue();
        assertThat(Policy.isByKey("/v1/customers/user_id:ann")).isFalse();
        assertThat(Policy.isByKey("/login")).isFalse();
    }

    @Test
    void aHeadIsAskedLikeItsGet() {
        assertThat(Policy.find("HEAD", "/audit")).isEqualTo(Policy.find("GET", "/audit"));
    }

    @Test
    void noTwoRowsNameTheSameRoute() {
        assertThat(Policy.ROUTES)
                .extracting(row -> row.method() + " " + row.path())
                .doesNotHaveDuplicates();
    }

    @Test
    void everyAttributeHasItsClass() {
        assertThat(Arrays.stream(Attribute.values()))
                .allSatisfy(
                        a -> assertThat(FieldClass.of(a)).isNotEqualTo(FieldClass.UNCLASSIFIED));
    }

    @Test
    void somebodyWithTwoRolesSeesWhatEitherSees() {
        assertThat(Policy.sight(Set.of(Role.ANALYST, Role.AGENT), FieldClass.PHONE))
                .isEqualTo(Sight.CLEAR);
        assertThat(Policy.sight(Set.of(), FieldClass.OPEN)).isEqualTo(Sight.HIDDEN);
    }

    @Test
    void nobodySeesADocumentWithoutAReasonButStewards() {
        assertThat(Role.values())
                .filteredOn(r -> Policy.sight(Set.of(r), FieldClass.DOCUMENT) == Sight.CLEAR)
                .containsExactly(Role.STEWARD);
    }

    @Test
    void linesOfFilesAreForThoseWhoAnswerForTheData() {
        assertThat(Role.values())
                .filteredOn(r -> Policy.sight(Set.of(r), FieldClass.UNCLASSIFIED) != Sight.HIDDEN)
                .containsExactly(Role.STEWARD, Role.ADMINISTRATOR);
    }

    @Test
    void anAccountManagerWhoIsNothingElseSeesOnlyTheirOwnCustomers() {
        assertThat(signedIn("Jorge Sanz", Role.ACCOUNT_MANAGER).ownerScope())
                .contains("Jorge Sanz");
        assertThat(signedIn(null, Role.ACCOUNT_MANAGER).ownerScope()).contains("");
        assertThat(signedIn("Jorge Sanz", Role.ACCOUNT_MANAGER, Role.STEWARD).ownerScope())
                .isEmpty();
        assertThat(signedIn(null, Role.AGENT).ownerScope()).isEmpty();
    }

    static SignedIn signedIn(@org.jspecify.annotations.Nullable String owner, Role... roles) {
        var person = new Person(7, "ann", "Ann", Set.of(roles), owner, Preferences.DEFAULT, true);
        return new SignedIn(person, Policy.find("GET", "/customers/C-0001-0001").orElseThrow());
    }
}
