package atalaya.server.console;

import atalaya.server.console.page.Assets;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Stylesheet, scripts and icons, under names that change with their content.
@RestController
class AssetsController {

    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    @GetMapping("/assets/{file}")
    ResponseEntity<byte[]> file(@PathVariable String file) {
        return Assets.find(file)
                .map(asset ->
                        ResponseEntity.ok()
                                .cacheControl(FOR_EVER)
                                .header(HttpHeaders.CONTENT_TYPE, asset.type())
                                .body(asset.bytes()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
