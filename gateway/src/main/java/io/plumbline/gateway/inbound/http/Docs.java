package io.plumbline.gateway.inbound.http;

import java.net.URI;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The short addresses of the API's documentation. */
@Hidden
@RestController
class Docs {

    @GetMapping({"/docs", "/docs/"})
    ResponseEntity<Void> docs() {
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create("/swagger-ui/index.html"))
                .build();
    }
}
