package atalaya.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApplicationTest(web = WebEnvironment.RANDOM_PORT)
class ApplicationTestTest {

    @Test
    void theApplicationRunsOnADatabaseAndInADirectoryOfItsOwn(
            @Autowired JdbcClient sql,
            @LocalServerPort int port,
            @Value("${atalaya.data}") Path data) {
        assertThat(sql.sql("select current_database()").query(String.class).single())
                .startsWith("test_");
        assertThat(data).isDirectory();
        assertThat(data.getFileName().toString()).startsWith("test_");
        assertThat(port).isPositive();
    }
}
