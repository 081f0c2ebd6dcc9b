package atalaya.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApplicationTest(web = WebEnvironment.RANDOM_PORT)
class ApplicationTestTest {

    @Test
    void theApplicationRunsOnADatabaseOfItsOwn(
            @Autowired JdbcClient sql, @LocalServerPort int port) {
        assertThat(sql.sql("select current_database()").query(String.class).single())
                .startsWith("test_");
        assertThat(port).isPositive();
    }
}
