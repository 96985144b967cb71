package io.paopao.orders.rest;

import io.paopao.orders.payments.PaymentNotices;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/// Where the payment provider tells what has become of payments. Its signature is what lets it in.
@Path("/payments/notices")
public class PaymentNoticesResource {

  @Inject private PaymentNotices notices;

  @POST
  @PermitAll
  @Consumes(MediaType.APPLICATION_JSON)
  public void hear(@HeaderParam("Payment-Signature") @Nullable String signature, String body) {
    notices.hear(signature, body);
  }
}
