package atalaya.server.access;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import atalaya.server.store.ApplicationTest;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;

/// PostgreSQL tells which values made a statement fail; what is logged must not repeat them.
@ApplicationTest
class NoValuesInErrorsTest {

    @Test
    void anErrorOfTheDatabaseDoesNotQuoteTheRow(@Autowired People people) {
        add(people);

        assertThatThrownBy(() -> add(people))
                .isInstanceOf(DuplicateKeyException.class)
                .hasMessageContaining("person_login_key")
                .hasMessageNotContaining("ann@lee.example")
                .rootCause()
                .hasMessageNotContaining("ann@lee.example");
    }

    private static void add(People people) {
        people.add("ann@lee.example", "Ann Lee", Set.of(Role.AGENT), null, Preferences.Language.ES);
    }
}
