package io.plumbline.gateway.inbound.http;

import java.io.IOException;

import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;

/** Writes relayed bytes without parsing them. */
final class RelayedConverter extends AbstractHttpMessageConverter<Relayed<?>> {

    RelayedConverter() {
        super(MediaType.APPLICATION_JSON);
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == Relayed.class;
    }

    @Override
    public boolean canRead(Class<?> type, @org.jspecify.annotations.Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected Relayed<?> readInternal(Class<? extends Relayed<?>> type, HttpInputMessage message) {
        throw new HttpMessageNotReadableException("relayed answers are only written", message);
    }

    @Override
    protected void writeInternal(Relayed<?> relayed, HttpOutputMessage message) throws IOException {
        message.getHeaders().setContentLength(relayed.json().length);
        message.getBody().write(relayed.json());
    }
}
