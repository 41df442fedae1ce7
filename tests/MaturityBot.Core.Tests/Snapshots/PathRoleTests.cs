using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Tests.Snapshots;

public sealed class PathRoleTests
{
    [Theory]
    [InlineData("src/main/java/com/example/demo/Shop.java")]
    [InlineData("src/main/java/org/springframework/samples/petclinic/Owner.java")]
    [InlineData("service/src/test/kotlin/com/example/ShopTest.kt")]
    [InlineData("src/sampling/rate.go")]
    public void A_package_named_example_is_the_repositorys_own(string path) => Assert.True(PathRole.IsOwn(path));

    [Theory]
    [InlineData("examples/main.tf")]
    [InlineData("vendor/lib/lib.go")]
    [InlineData("samples/java/Shop.java")]
    [InlineData("src/test/resources/fixtures/a.json")]
    public void What_is_only_carried_is_not(string path) => Assert.False(PathRole.IsOwn(path));
}
