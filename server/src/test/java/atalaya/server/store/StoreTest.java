package atalaya.server.store;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// Gives the tests of a class one fresh database in which every room's schema stands.
///
/// Test methods and constructors may ask for a `JdbcClient`, a `DataSource`, a
/// `PlatformTransactionManager` or a [TestDatabase]. All test classes of a run share one
/// PostgreSQL, with `fsync=off` for speed: what must survive a crash is tested on a server of its
/// own.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("store")
@ExtendWith(StoreExtension.class)
public @interface StoreTest {}
