package atalaya.server.quality;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/// How good the data are, source by source, for the people who answer for them.
@Component
public class Quality {

    /// The figures at a glance.
    public Overview overview(Instant now) {
        throw new UnsupportedOperationException("Not built yet.");
    }

    /// Every source of the catalogue but Atalaya's own, in the order in which they were added.
    public List<SourceHealth> sources(Instant now) {
        throw new UnsupportedOperationException("Not built yet.");
    }

    /// The first lines with a flaw of one reason in the latest import of each file of a source.
    public List<FlawExample> examples(String source, String reason, int limit) {
        throw new UnsupportedOperationException("Not built yet.");
    }

    /// The attributes that most customers lack, worst first.
    public List<Gap> gaps(int limit) {
        throw new UnsupportedOperationException("Not built yet.");
    }
}
