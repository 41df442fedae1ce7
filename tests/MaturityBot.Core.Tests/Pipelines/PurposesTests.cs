using MaturityBot.Core.Documents;
using MaturityBot.Core.Pipelines;

namespace MaturityBot.Core.Tests.Pipelines;

public sealed class PurposesTests
{
    [Theory]
    [InlineData("dotnet test --no-build", "test")]
    [InlineData("./gradlew -p backend :orders:test", "test")]
    [InlineData("./mvnw -e -B clean verify", "test")]
    [InlineData("poetry run pytest -q", "test")]
    [InlineData("python -m pytest", "test")]
    [InlineData("npx playwright test", "integration-test")]
    [InlineData("pnpm exec eslint .", "lint")]
    [InlineData("npx jshint@2.12.0 .", "lint")]
    [InlineData("docker buildx build --push -t x .", "image-push")]
    [InlineData("helm upgrade --install --atomic shop ./chart", "rollback")]
    [InlineData("kubectl -n shop apply -f k8s", "deploy")]
    [InlineData("tofu plan -detailed-exitcode", "drift-detection")]
    [InlineData("terraform -chdir=infra validate", "iac-validate")]
    [InlineData("sh ./gradlew build", "test")]
    [InlineData("bin/rails test", "test")]
    [InlineData("php artisan test --parallel", "test")]
    [InlineData("npx ng test --coverage --watch=false", "coverage")]
    [InlineData("aws ecs update-service --cluster c --service s --force-new-deployment", "deploy")]
    public void A_command_serves_its_purpose(string command, string purpose) => Assert.Contains(purpose, Of(command));

    [Theory]
    [InlineData("./mvnw package -DskipTests", "test")]
    [InlineData("./mvnw verify -DskipTests", "integration-test")]
    [InlineData("./bin/rails db:schema:load", "test")]
    [InlineData("docker run image build", "image-build")]
    [InlineData("echo go test", "test")]
    [InlineData("kubectl get deployments", "deploy")]
    [InlineData("kubectl apply --dry-run=client -f k8s", "deploy")]
    [InlineData("npm ci", "test")]
    [InlineData("go mod download", "test")]
    public void A_command_that_only_looks_like_it_does_not(string command, string purpose) => Assert.DoesNotContain(purpose, Of(command));

    [Fact]
    public void An_input_decides_whether_an_image_is_pushed()
    {
        Assert.Contains("image-push", Purposes.Table.Of("docker/build-push-action", YamlReader.ReadAll("push: ${{ github.event_name != 'pull_request' }}")[0].Root));
        Assert.DoesNotContain("image-push", Purposes.Table.Of("docker/build-push-action", YamlReader.ReadAll("push: false")[0].Root));
    }

    [Fact]
    public void A_task_whose_text_is_elsewhere_is_known_by_its_name()
    {
        Assert.Contains("test", Purposes.Table.OfTask("test:unit"));
        Assert.Contains("deploy", Purposes.Table.OfTask("deploy-staging"));
        Assert.Empty(Purposes.Table.OfTask("contest"));
    }

    private static IReadOnlySet<string> Of(string command) => Purposes.Table.Of(ShellScript.Commands(command).Single());
}
