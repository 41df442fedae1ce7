using MaturityBot.Core.Code;

namespace MaturityBot.Core.Tests.Code;

public sealed class CodeRolesTests
{
    [Theory]
    [InlineData("src/Ordering.API/Program.cs", CodeRole.Product)]
    [InlineData("src/latest/manifest.go", CodeRole.Product)]
    [InlineData("service/src/main/java/storage/DeviceSpec.java", CodeRole.Product)]
    [InlineData("ui/connection-test.tsx", CodeRole.Product)]
    [InlineData("Makefile", CodeRole.Product)]
    [InlineData("ui/button.test.tsx", CodeRole.UnitTest)]
    [InlineData("tests/Ordering.UnitTests/OrderTests.cs", CodeRole.UnitTest)]
    [InlineData("tests/Ordering.FunctionalTests/Fixture.cs", CodeRole.IntegrationTest)]
    [InlineData("backend/plugins/gitlab/e2e/commit_test.go", CodeRole.EndToEndTest)]
    [InlineData("app/security/tests/test_token.py", CodeRole.UnitTest)]
    [InlineData("test/security/profile-test.js", CodeRole.SpecialTest)]
    [InlineData("src/test/java/shop/OrderIT.java", CodeRole.IntegrationTest)]
    [InlineData("src/app.e2e-spec.ts", CodeRole.EndToEndTest)]
    [InlineData("cache/cache_benchmark_test.go", CodeRole.SpecialTest)]
    [InlineData("spec/models/order_spec.rb", CodeRole.UnitTest)]
    [InlineData("spec/features/checkout_spec.rb", CodeRole.EndToEndTest)]
    [InlineData("spec/requests/orders_spec.rb", CodeRole.IntegrationTest)]
    [InlineData("tests/Feature/Orders/CancelTest.php", CodeRole.IntegrationTest)]
    [InlineData("tests/features/cart.test.ts", CodeRole.UnitTest)]
    [InlineData("lang/it/validation.php", CodeRole.Product)]
    [InlineData("src/locales/it/messages.ts", CodeRole.Product)]
    [InlineData("src/it/java/shop/Order.java", CodeRole.IntegrationTest)]
    [InlineData("src/test/it/Order.java", CodeRole.IntegrationTest)]
    [InlineData("src/Shop/Testing/FlakyTestFinder.cs", CodeRole.Product)]
    [InlineData("testing/helpers.go", CodeRole.UnitTest)]
    [InlineData("tests/Unit/FeatureTest.php", CodeRole.UnitTest)]
    [InlineData("tests/integration/order_fixtures.rb", CodeRole.UnitTest)]
    public void A_path_tells_what_code_is_for(string path, CodeRole role) => Assert.Equal(role, CodeRoles.Of(path));

    [Theory]
    [InlineData("api/order.pb.go")]
    [InlineData("src/Data/Migrations/2024_Initial.cs")]
    [InlineData("web/app.min.js")]
    [InlineData("Forms/Main.Designer.cs")]
    public void What_a_tool_wrote_is_generated(string path) => Assert.True(CodeRoles.IsGenerated(path));

    [Theory]
    [InlineData("Ordering.UnitTests", "Ordering Unit Tests")]
    [InlineData("HTTPServerTest", "HTTP Server Test")]
    [InlineData("order_api_test", "order api test")]
    [InlineData("e2e-tests", "e2e tests")]
    public void A_name_is_split_into_words(string name, string words) => Assert.Equal(words, string.Join(' ', CodeRoles.Words(name)));
}
