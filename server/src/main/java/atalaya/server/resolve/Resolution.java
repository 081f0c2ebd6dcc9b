package atalaya.server.resolve;

import org.springframework.stereotype.Component;

/// Finds the customer of each record that arrived, changed or was retired.
@Component
public class Resolution {

    /// Places up to `limit` records and returns how many there were; 0 means all caught up.
    public int resolveNext(int limit) {
        throw new UnsupportedOperationException("Not built yet.");
    }
}
