package atalaya.server.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// Gives the tests of a class a Chromium. A test method may ask for a `Page` (in a session of its
/// own, 1440 × 900, Spanish) or for the `Browser`, to open more.
///
/// ```java
/// @BrowserTest
/// @ApplicationTest(web = WebEnvironment.RANDOM_PORT)
/// class SearchPageTest {
///     @Test
///     void aNameFindsItsCustomer(Page page, @LocalServerPort int port) {
///         page.navigate("http://localhost:%d/search?q=Prado".formatted(port));
/// ```
///
/// `./atalaya test` fetches what is needed and tells where it is; without it these classes are
/// skipped, and say so.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(BrowserExtension.class)
public @interface BrowserTest {}
