package atalaya.server.store;

import atalaya.server.AtalayaApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/// Starts the whole application for a test class, on a fresh database of the shared PostgreSQL, and
/// stops it after the class. Beans arrive by `@Autowired` in the constructor or as parameters.
///
/// ```java
/// @ApplicationTest                                            // no web, like `atalaya import`
/// @ApplicationTest(web = WebEnvironment.RANDOM_PORT)          // like `atalaya serve`; @LocalServerPort
/// ```
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = AtalayaApplication.class)
@ContextConfiguration(initializers = FreshDatabase.class)
@DirtiesContext
public @interface ApplicationTest {

    @AliasFor(annotation = SpringBootTest.class, attribute = "webEnvironment")
    WebEnvironment web() default WebEnvironment.NONE;

    @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
    String[] properties() default {};
}
