package io.paopao.orders.rest;

import io.paopao.orders.payments.ProviderChoice;
import io.paopao.orders.payments.Settlement;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/// Where the payment provider tells what has become of payments. Its signature is what lets it in.
@Path("/payments/notices")
public class PaymentNoticesResource {

  @Inject private ProviderChoice providers;
  @Inject private Settlement settlement;

  @POST
  @PermitAll
  @Consumes(MediaType.APPLICATION_JSON)
  public void hear(@Context HttpHeaders headers, String body) {
    settlement.notice(providers.chosen().notice(headers::getHeaderString, body));
  }
}
