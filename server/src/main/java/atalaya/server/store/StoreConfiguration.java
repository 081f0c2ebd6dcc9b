package atalaya.server.store;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Gives the rooms their one DataSource; Boot adds JdbcClient and the transaction manager.
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    @Bean
    Store store(
            @Value("${atalaya.data}") Path data,
            @Value("${atalaya.db:#{null}}") @Nullable String db,
            @Value("${atalaya.join:false}") boolean join) {
        return Store.open(new StoreSettings(data, db, join));
    }

    @Bean(destroyMethod = "")
    DataSource dataSource(Store store) {
        return store.connections();
    }
}
