package atalaya.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionSystemException;

/// What a person is told when something below goes wrong.
class FailuresTest {

    /// PostgreSQL ends itself where its disk is full while a transaction is written.
    @Test
    void aStoreThatWentAwayIsSaidEvenWhenNothingCouldBeRolledBack() {
        var ended = new TransactionSystemException("nothing could be rolled back");
        ended.initApplicationException(
                new IllegalStateException(new SQLException("an I/O error occurred", "08006")));

        var error = Failures.explain(new IllegalStateException(ended));

        assertThat(error.code()).isEqualTo("Atalaya-1010");
        assertThat(error.remedy()).contains("disk", "again");
    }

    @Test
    void aFullDiskIsSaidAsWhatItIs() {
        var error = Failures.explain(new SQLException("no space left on device", "53100"));

        assertThat(error.code()).isEqualTo("Atalaya-1009");
    }
}
