package atalaya.server.console;

import static atalaya.identity.record.Attribute.GIVEN_NAME;
import static atalaya.identity.record.Attribute.PHONE;
import static atalaya.identity.record.Attribute.SURNAME_1;
import static org.assertj.core.api.Assertions.assertThat;

import atalaya.server.access.SignedIn;
import atalaya.server.console.page.TimelinePart.Apart;
import atalaya.server.console.page.Words;
import atalaya.server.ingest.RecordLog;
import atalaya.server.profile.Profiles;
import atalaya.server.resolve.Customers;
import atalaya.server.resolve.Resolution;
import atalaya.server.resolve.Town;
import atalaya.server.store.ApplicationTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Marta and Pablo share a telephone; three calls came from it that gave no name.
@ApplicationTest
class SharedPointsTest {

    private static final String LEAF = "~phone:+34612405590";

    private final Town town;
    private final Profiles profiles;
    private final SharedPoints shared;
    private final JdbcClient sql;

    @Autowired
    SharedPointsTest(
            RecordLog log,
            Resolution resolution,
            Customers customers,
            Profiles profiles,
            SharedPoints shared,
            JdbcClient sql) {
        this.town = new Town(log, resolution, customers);
        this.profiles = profiles;
        this.shared = shared;
        this.sql = sql;
    }

    @BeforeEach
    void threeCallsFromASharedTelephone() {
        town.settle(
                town.person(
                        "crm:marta",
                        GIVEN_NAME,
                        "Marta",
                        SURNAME_1,
                        "Prado",
                        PHONE,
                        "+34612405590"),
                town.person(
                        "crm:pablo", GIVEN_NAME, "Pablo", SURNAME_1, "Ruiz", PHONE, "+34612405590"),
                town.person("crm:ann", GIVEN_NAME, "Ann", SURNAME_1, "Lee", PHONE, "+34699000111"),
                town.leaf("phone", PHONE, "+34612405590"));
        int built = profiles.buildNext(500);
        while (built > 0) {
            built = profiles.buildNext(500);
        }
        sql.sql(
                        """
                        insert into profile.activity values (:record, 3, now(), now(), 0)
                            on conflict (record) do nothing
                        """)
                .param("record", town.number(LEAF))
                .update();
    }

    @Test
    void theProfileSaysWhatCameFromASharedTelephoneAndIsNotAttributed() {
        var marta = of("crm:marta").getFirst();

        assertThat(marta.text())
                .startsWith("3 interacciones de más no están aquí")
                .contains("teléfono", "2 clientes", "no se atribuyen a nadie");
        assertThat(marta.url()).isEqualTo("/customers/" + town.of(LEAF));
        assertThat(of("crm:ann")).as("who shares nothing").isEmpty();
    }

    @Test
    void theTelephoneItselfSaysThatSeveralShareIt() {
        assertThat(of(LEAF))
                .singleElement()
                .satisfies(apart -> assertThat(apart.text()).contains("Lo comparten 2 clientes"))
                .satisfies(apart -> assertThat(apart.url()).isNull());
    }

    private List<Apart> of(String key) {
        var profile = profiles.find(town.of(key)).orElseThrow();
        return shared.of(profile, SignedIn.atCommandLine(), Words.of("es"));
    }
}
