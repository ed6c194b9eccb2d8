<?php
// A guest pays and the establishment refuses the payment, with the PHP client that is generated from docs/openapi.yaml.

declare(strict_types=1);

use Booking\Ancv\Api\BookingFoldersApi;
use Booking\Ancv\Api\PaymentsApi;
use Booking\Ancv\ApiException;
use Booking\Ancv\Configuration;
use Booking\Ancv\Model\Payment;
use Booking\Ancv\Model\PaymentStart;
use Booking\Ancv\Model\Problem;
use Booking\Ancv\Model\Refusal;
use Booking\Ancv\Model\RequestedMoney;

require 'GuzzleHttp/autoload.php';
spl_autoload_register(static function (string $class): void {
    $prefix = 'Booking\\Ancv\\';
    if (str_starts_with($class, $prefix)) {
        require getenv('CLIENT') . '/lib/' . str_replace('\\', '/', substr($class, strlen($prefix))) . '.php';
    }
});

$url = getenv('SERVICE_URL');
$folder = getenv('FOLDER');
$payer = getenv('PAYER');

$configuration = static fn (string $token): Configuration => (new Configuration())->setHost($url)->setAccessToken(getenv($token));
$start = static fn (int $cents): PaymentStart => new PaymentStart([
    'amount' => new RequestedMoney(['amount' => $cents, 'currency' => 'EUR']),
    'beneficiary' => $payer,
]);
$poll = static function (PaymentsApi $api, string $id, string $status) use ($folder): Payment {
    while (($payment = $api->readPayment($folder, $id))->getStatus() !== $status) {
        usleep(100_000);
    }
    return $payment;
};

$guest = new PaymentsApi(null, $configuration('GUEST_TOKEN'));
$establishment = new PaymentsApi(null, $configuration('ESTABLISHMENT_TOKEN'));
try {
    $guest->startPayment('first', $folder, $start(100));
} catch (ApiException $rejected) {
    $problem = $rejected->getResponseObject();
    assert($problem instanceof Problem);
    echo $rejected->getCode(), ' ', $problem->getCode(), ' ', $problem->getMinimumAmount()->getAmount(), "\n";
}

$payment = $guest->startPayment('second', $folder, $start(12000));
echo $payment->getStatus(), "\n";
$phone = json_decode(file_get_contents("$url/local/ancv/phone?beneficiary=$payer"));
file_get_contents("$url/local/ancv/phone/{$phone->items[0]->transactionId}/confirmation", false, stream_context_create(['http' => ['method' => 'POST']]));
$payment = $poll($guest, $payment->getId(), 'PAID');
echo $payment->getStatus(), ' ', $payment->getPaidAmount()->getAmount(), "\n";
echo (new BookingFoldersApi(null, $configuration('GUEST_TOKEN')))->readBookingFolder($folder)->getBalance()->getAmount(), "\n";
$establishment->refusePayment($folder, $payment->getId(), null, new Refusal(['reason' => 'Complet']));
$payment = $poll($establishment, $payment->getId(), 'REFUSED');
echo $payment->getStatus(), ' ', $payment->getRefund()->getOutcome(), "\n";
