package atalaya.server.access.signin;

import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Counts what browsers refused to load or run because of our content policy. Each report is a
/// defect of a page; browser tests end by asking for [#count].
///
/// The body, which anyone may send, is not read.
@RestController
public final class CspReports {

    static final String PATH = "/csp-report";

    private static final Logger log = LoggerFactory.getLogger(CspReports.class);

    private final AtomicLong count = new AtomicLong();

    @PostMapping(PATH)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void receive() {
        long so = count.incrementAndGet();
        if (Long.bitCount(so) == 1) { // the first, second, fourth … so that nobody floods the log
            log.warn("content policy broken reports={}", so);
        }
    }

    /// How many arrived since the start.
    public long count() {
        return count.get();
    }
}
