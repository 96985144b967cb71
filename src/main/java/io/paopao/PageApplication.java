package io.paopao;

import io.paopao.pages.web.AccountPages;
import io.paopao.pages.web.AssetFiles;
import io.paopao.pages.web.AvatarPages;
import io.paopao.pages.web.CartPages;
import io.paopao.pages.web.CsrfFilter;
import io.paopao.pages.web.HomePages;
import io.paopao.pages.web.ItemAdminPages;
import io.paopao.pages.web.MailLinkPages;
import io.paopao.pages.web.MallAdminPages;
import io.paopao.pages.web.MallPages;
import io.paopao.pages.web.ModerationPages;
import io.paopao.pages.web.NotificationPages;
import io.paopao.pages.web.OidcPages;
import io.paopao.pages.web.OrderPages;
import io.paopao.pages.web.PageErrors;
import io.paopao.pages.web.PageHeaders;
import io.paopao.pages.web.PointsPages;
import io.paopao.pages.web.PostPages;
import io.paopao.pages.web.PreferencePages;
import io.paopao.pages.web.ProfilePages;
import io.paopao.pages.web.ReportPages;
import io.paopao.pages.web.SearchPages;
import io.paopao.pages.web.SecurityPages;
import io.paopao.pages.web.SessionTokens;
import io.paopao.pages.web.SettingsPages;
import io.paopao.pages.web.SiteFiles;
import io.paopao.pages.web.ThreadPages;
import io.paopao.pages.web.VisitFilter;
import io.paopao.pages.web.WritePages;
import io.paopao.platform.limits.RateLimitFilter;
import io.paopao.platform.rest.BodyLimit;
import io.paopao.platform.rest.ProblemMapper;
import io.paopao.platform.security.Authorization;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/// The page: its table of contents. Longer paths, like that of the API, go before it.
@ApplicationPath("/")
public class PageApplication extends Application {

  private static final Set<Class<?>> ON =
      Set.of(
          HomePages.class,
          ThreadPages.class,
          PostPages.class,
          WritePages.class,
          SearchPages.class,
          MallPages.class,
          CartPages.class,
          OrderPages.class,
          PointsPages.class,
          MallAdminPages.class,
          ItemAdminPages.class,
          ReportPages.class,
          ModerationPages.class,
          SettingsPages.class,
          AvatarPages.class,
          ProfilePages.class,
          NotificationPages.class,
          AccountPages.class,
          PreferencePages.class,
          SecurityPages.class,
          MailLinkPages.class,
          OidcPages.class,
          SessionTokens.class,
          AssetFiles.class,
          SiteFiles.class,
          PageErrors.class,
          PageHeaders.class,
          VisitFilter.class,
          CsrfFilter.class,
          RateLimitFilter.class,
          Authorization.class,
          BodyLimit.class);

  /// An application without any class would get all that the server finds.
  private static final Set<Class<?>> OFF = Set.of(ProblemMapper.class);

  @Override
  public Set<Class<?>> getClasses() {
    return Context.PAGES.isOn() ? ON : OFF;
  }
}
