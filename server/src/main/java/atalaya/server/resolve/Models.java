package atalaya.server.resolve;

import atalaya.identity.match.MatchModel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The models published so far, in table `resolve.model`. Epoch 0 ships with the program.
@Component
public class Models {

    /// An identifier that more records than this hold says nothing of a person.
    static final int HUB_LIMIT_RECORDS = 10;

    private final JdbcClient sql;

    Models(JdbcClient sql) {
        this.sql = sql;
    }

    /// The model of an epoch.
    MatchModel of(int epoch) {
        if (epoch == 0) {
            return MatchModel.shipped();
        }
        throw new IllegalStateException("There is no model of epoch " + epoch + " " + sql);
    }
}
