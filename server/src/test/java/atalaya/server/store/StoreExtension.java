package atalaya.server.store;

import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/// Carries out [StoreTest].
final class StoreExtension implements ParameterResolver, AfterAllCallback {

    private static final Namespace OURS = Namespace.create(StoreExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == JdbcClient.class
                || type == DataSource.class
                || type == PlatformTransactionManager.class
                || type == TestDatabase.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var database = database(context);
        var type = parameter.getParameter().getType();
        if (type == JdbcClient.class) {
            return JdbcClient.create(database.connections());
        }
        if (type == PlatformTransactionManager.class) {
            return new JdbcTransactionManager(database.connections());
        }
        return type == DataSource.class ? database.connections() : database;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        var database =
                context.getStore(OURS).remove(context.getRequiredTestClass(), TestDatabase.class);
        if (database != null) {
            database.close();
        }
    }

    private static TestDatabase database(ExtensionContext context) {
        var outermost = context;
        while (outermost.getParent().flatMap(ExtensionContext::getTestClass).isPresent()) {
            outermost = outermost.getParent().orElseThrow();
        }
        return outermost
                .getStore(OURS)
                .computeIfAbsent(
                        outermost.getRequiredTestClass(),
                        any -> TestDatabase.create(),
                        TestDatabase.class);
    }
}
