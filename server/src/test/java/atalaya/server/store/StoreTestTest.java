package atalaya.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@StoreTest
class StoreTestTest {

    @Test
    void aTestHasADatabaseOfItsOwn(JdbcClient sql) {
        assertThat(sql.sql("select current_database()").query(String.class).single())
                .startsWith("test_");
        assertThat(sql.sql("show server_version").query(String.class).single())
                .startsWith(System.getProperty("atalaya.test.postgres.version", "18.4"));
    }

    @Test
    void itAsksForAPassword(TestDatabase database) {
        var noPassword = database.address().replaceFirst("&password=.*", "&password=guess");
        org.assertj.core.api.Assertions.assertThatThrownBy(() ->
                        new org.springframework.jdbc.datasource.DriverManagerDataSource(noPassword)
                                .getConnection())
                .hasMessageContaining("password authentication failed");
    }
}
