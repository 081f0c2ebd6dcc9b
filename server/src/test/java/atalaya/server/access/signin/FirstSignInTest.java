package atalaya.server.access.signin;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.server.access.FirstSignIn;
import atalaya.server.access.People;
import atalaya.server.access.Visitor;
import atalaya.server.store.ApplicationTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A new installation has no password that anyone could guess: a link makes the first
/// administrator.
@ApplicationTest(web = WebEnvironment.RANDOM_PORT)
class FirstSignInTest {

    private static final String PASSWORD = "una frase larga y tranquila";
    private static final Map<String, String> ANN =
            Map.of("name", "Ann Lee", "login", "Ann@Lee.example", "password", PASSWORD);

    private final FirstSignIn firstSignIn;
    private final People people;
    private final JdbcClient sql;
    private final int port;

    FirstSignInTest(
            @Autowired FirstSignIn firstSignIn,
            @Autowired People people,
            @Autowired JdbcClient sql,
            @LocalServerPort int port) {
        this.firstSignIn = firstSignIn;
        this.people = people;
        this.sql = sql;
        this.port = port;
    }

    @BeforeEach
    void nobody() {
        sql.sql("delete from access.person").update();
    }

    @Test
    void theLinkMakesTheFirstAdministratorWhoThenSignsInWithTheirPassword() {
        var link = firstSignIn.link().orElseThrow();
        var ann = Visitor.at(port);

        assertThat(ann.get(link).body()).contains("name=\"login\"");
        assertThat(ann.get(link).statusCode()).as("looking does not use it up").isEqualTo(200);
        var done = ann.post(link, ANN);

        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(done.headers().firstValue("Location")).contains("/");
        assertThat(ann.get("/openapi.json").statusCode()).isEqualTo(200);
        assertThat(people.find("ann@lee.example").orElseThrow().name()).isEqualTo("Ann Lee");
        assertThat(firstSignIn.link()).as("there is somebody now").isEmpty();

        var later = Visitor.at(port);
        later.get("/login");
        assertThat(
                        later.post(
                                        "/login",
                                        Map.of("login", "ANN@lee.example", "password", PASSWORD))
                                .statusCode())
                .isEqualTo(303);
        assertThat(later.get("/openapi.json").statusCode()).isEqualTo(200);
    }

    @Test
    void theLinkWorksOnce() {
        var link = firstSignIn.link().orElseThrow();
        var ann = Visitor.at(port);
        ann.get(link);
        ann.post(link, ANN);

        var eve = Visitor.at(port);
        assertThat(eve.get(link).statusCode()).isEqualTo(410);
        assertThat(eve.post(link, ANN).statusCode()).isEqualTo(410);
    }

    @Test
    void ofTwoLinksOnlyTheNewerWorks() {
        var older = firstSignIn.link().orElseThrow();
        var newer = firstSignIn.link().orElseThrow();

        assertThat(Visitor.at(port).get(older).statusCode()).isEqualTo(410);
        assertThat(Visitor.at(port).get(newer).statusCode()).isEqualTo(200);
    }

    @Test
    void aLinkEndsAfterADay() {
        var link = firstSignIn.link().orElseThrow();
        sql.sql("update access.link set expires_at = expires_at - interval '24 hours 1 second'")
                .update();

        assertThat(Visitor.at(port).get(link).statusCode()).isEqualTo(410);
    }

    @Test
    void onlyItsHashIsKept() {
        var code = firstSignIn.link().orElseThrow().replace("/welcome/", "");

        assertThat(code).as("256 bits").hasSize(43);
        assertThat(
                        sql.sql(
                                        "select count(*) from access.link where encode(link, 'escape') like '%' || :code || '%'")
                                .param("code", code)
                                .query(Long.class)
                                .single())
                .isZero();
    }

    @Test
    void aWeakPasswordIsExplainedAndTheLinkStillWorks() {
        var link = firstSignIn.link().orElseThrow();
        var ann = Visitor.at(port);
        ann.get(link);

        var refused =
                ann.post(
                        link + "?lang=en",
                        Map.of("name", "Ann Lee", "login", "ann", "password", "short"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("at least 12 characters").doesNotContain("\"short\"");
        assertThat(ann.post(link, ANN).statusCode()).isEqualTo(303);
    }

    @Test
    void theDemoLetsInByALinkAndHasNoPassword() {
        var visitor = Visitor.at(port);
        var link = firstSignIn.demoLink();
        visitor.get(link);

        assertThat(visitor.post(link, Map.of()).statusCode()).isEqualTo(303);
        assertThat(visitor.get("/openapi.json").statusCode()).isEqualTo(200);
        var demo = people.find("demo").orElseThrow();
        assertThat(people.password(demo.person())).isEmpty();

        var guess = Visitor.at(port);
        guess.get("/login");
        assertThat(guess.post("/login", Map.of("login", "demo", "password", "demo")).statusCode())
                .isEqualTo(401);
    }
}
