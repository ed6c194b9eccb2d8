<?php
declare(strict_types=1);
require __DIR__ . '/ancv-connect.php';
require __DIR__ . '/booking.php';

$folder = bookingOfSession();
if (isset($_GET['token'])) {
    header('Content-Type: text/plain');
    header('Cache-Control: no-store');
    exit(guestToken($folder));
}
$service = getenv('ANCV_CONNECT_URL');
$balance = ancvConnect('GET', "/booking-folders/$folder", platformToken())['balance']['amount'];
header("Content-Security-Policy: default-src 'none'; script-src 'self'; connect-src 'self' $service; "
    . "require-trusted-types-for 'script'; trusted-types lit-html");
?>
<!doctype html>
<html lang="fr">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Votre réservation</title>
<script type="module" src="/ancv-connect-elements.js"></script>
<script type="module" src="/checkout.js"></script>
<h1>Votre réservation</h1>
<?php if ($balance === 0) { ?>
<p role="status">Votre séjour est payé, merci.</p>
<?php } else { ?>
<ancv-connect-checkout api="<?= htmlspecialchars($service) ?>" folder="<?= htmlspecialchars($folder) ?>">
  <a slot="remaining" href="/carte.php">Payer le reste par carte</a>
</ancv-connect-checkout>
<?php } ?>
